//! The operations of `WebFormService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        WebFormGetMap web_form_get_map = "WebFormService.getMap", Read => Record, on Unknown,
            "lists the web forms: ids with titles";

        WebFormGetHtml web_form_get_html = "WebFormService.getHTML", Read => Text, on Unknown,
            "reads the HTML of a web form" {
                /// The form.
                id: WebFormId = id("web form id"),
            };
        }
    };
}

pub(crate) use rows;
