//! The operations of `WebTrackingService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        WebTrackingGetScriptTag web_tracking_get_script_tag = "WebTrackingService.getWebTrackingScriptTag", Read => Text, on Nothing,
            "tells the element that loads the script that counts visits";

        WebTrackingGetScriptUrl web_tracking_get_script_url = "WebTrackingService.getWebTrackingScriptUrl", Read => Text, on Nothing,
            "tells the address of the script that counts visits";
        }
    };
}

pub(crate) use rows;
