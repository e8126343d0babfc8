//! The operations of `FunnelService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        FunnelAchieveGoal funnel_achieve_goal = "FunnelService.achieveGoal", Write => Records, on Unknown,
            "achieves the API goals with a name for a contact" {
                /// The integration that the goal names; the name of the application if nothing else was chosen.
                integration: String = text("integration"),
                /// The name of the goal.
                call_name: String = text("call name"),
                /// The contact.
                contact: ContactId = id("contact id"),
            };
        }
    };
}

pub(crate) use rows;
