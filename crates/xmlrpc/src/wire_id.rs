//! The ids of [`keap_schema::id`] as XML-RPC has them: numbers of 32 bits.

use keap_schema::id::{
    ActionSetId, AffiliateId, CommissionProgramId, ContactActionId, ContactId, CreditCardId,
    CustomFieldGroupId, CustomFieldId, DiscountId, FileId, FollowUpSequenceId, FollowUpStepId,
    InvoiceId, LinkTypeId, MerchantAccountId, OrderId, PaymentPlanTemplateId, ProductCategoryId,
    ProductId, SavedSearchId, ShippingOptionId, SubscriptionId, SubscriptionPlanId, TagId,
    TemplateId, UserId, WebFormId,
};

use crate::answer::Word;
use crate::{Answer, ConvertError, FromValue, Param, Params, Value};

/// What is written for an id.
///
/// # Errors
/// When the wire has no such number.
fn wire(id: i64) -> Result<Value, ConvertError> {
    let fits = i32::try_from(id).map(Value::Int);
    fits.map_err(|_| ConvertError::new("an id of 32 bits", id.to_string()))
}

/// Ids as params, in lists of params and in answers.
macro_rules! kinds {
    ($($Id:ident,)+) => {$(
        /// From an `i4`; larger numbers are no ids on this wire.
        impl FromValue for $Id {
            fn from_value(value: Value) -> Result<Self, ConvertError> {
                i32::from_value(value).map(|id| Self::new(id.into()))
            }
        }

        impl Param for $Id {
            const WIRE_TYPE: &'static str = <i32 as Param>::WIRE_TYPE;

            fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
                params.push(wire(self.get())?);
                Ok(())
            }

            fn read(params: &mut Params) -> Result<Self, ConvertError> {
                params.read_value()
            }
        }

        impl Param for Vec<$Id> {
            const WIRE_TYPE: &'static str = <Vec<i32> as Param>::WIRE_TYPE;

            fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
                let ids = self.iter().enumerate();
                let ids = ids.map(|(index, id)| wire(id.get()).map_err(|error| error.in_item(index)));
                params.push(Value::Array(ids.collect::<Result<_, _>>()?));
                Ok(())
            }

            fn read(params: &mut Params) -> Result<Self, ConvertError> {
                params.read_value()
            }
        }

        /// Read from what an [`i32`] is read from. One beyond 32 bits, which only a server of another kind can have, is
        /// written as an `i8`.
        impl Answer for $Id {
            fn read(value: Value) -> Result<Self, ConvertError> {
                <i32 as Answer>::read(value).map(|id| Self::new(id.into()))
            }

            fn write(&self) -> Value {
                wire(self.get()).unwrap_or(Value::Long(self.get()))
            }
        }

        impl Word for $Id {
            fn from_word(word: &str) -> Option<Self> {
                word.parse().ok()
            }

            fn to_word(&self) -> String {
                self.to_string()
            }
        }
    )+};
}

kinds! {
    ActionSetId,
    AffiliateId,
    CommissionProgramId,
    ContactActionId,
    ContactId,
    CreditCardId,
    CustomFieldGroupId,
    CustomFieldId,
    DiscountId,
    FileId,
    FollowUpSequenceId,
    FollowUpStepId,
    InvoiceId,
    LinkTypeId,
    MerchantAccountId,
    OrderId,
    PaymentPlanTemplateId,
    ProductCategoryId,
    ProductId,
    SavedSearchId,
    ShippingOptionId,
    SubscriptionId,
    SubscriptionPlanId,
    TagId,
    TemplateId,
    UserId,
    WebFormId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method as _;
    use crate::methods::contact::{AddToGroup, RescheduleCampaignStep};
    use crate::methods::order::Affiliates;

    #[test]
    fn an_id_beyond_the_wire_is_told_with_its_param() {
        let too_large = ContactId::new(i64::from(i32::MAX) + 1);
        let call = AddToGroup {
            contact_id: ContactId::new(i32::MAX.into()),
            tag_id: TagId::new(i64::from(i32::MIN) - 1),
        };
        let list = RescheduleCampaignStep {
            contact_ids: vec![ContactId::new(7), too_large],
            sequence_step_id: FollowUpStepId::new(3),
        };
        let errors =
            [call.to_params(), list.to_params()].map(|params| params.unwrap_err().to_string());
        insta::assert_snapshot!(errors.join("\n"), @r"
        tag_id: expected an id of 32 bits, found -2147483649
        contact_ids[1]: expected an id of 32 bits, found 2147483648
        ");
        let mut params = Vec::new();
        let partners = Affiliates {
            lead: AffiliateId::new(2),
            sale: AffiliateId::new(i64::MAX),
        };
        assert!(partners.write(&mut params).is_err());
    }

    #[test]
    fn an_id_in_an_answer_is_read_leniently_and_from_32_bits_only() {
        let read =
            [Value::from(7), Value::Long(7), Value::from("7")].map(<ContactId as Answer>::read);
        assert!(read.into_iter().all(|id| id == Ok(ContactId::new(7))));
        for other in [Value::Long(2_147_483_648), Value::from("x"), Value::Nil] {
            assert!(<ContactId as Answer>::read(other).is_err());
        }
        assert_eq!(OrderId::from_word("12"), Some(OrderId::new(12)));
        assert_eq!(Option::<OrderId>::from_word("None"), Some(None));
    }
}
