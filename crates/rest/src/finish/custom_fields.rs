//! Models: the custom fields that records have, and new ones.

use crate::{CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Patch, v1, v2};

impl v2::model::ObjectModel {
    /// The id of the custom field with this name or, when no field has it, this label. Values carry ids only.
    ///
    /// The server was seen to leave the name out, so the label is looked at too. Both are compared exactly.
    ///
    /// ```
    /// use keap_rest::v2::model::{CustomFieldValue, ObjectModel};
    ///
    /// let model: ObjectModel =
    ///     serde_json::from_str(r#"{"custom_fields": [{"id": "12", "label": "Shoe size"}]}"#)?;
    /// let id = model.custom_field("Shoe size").ok_or("no such field")?;
    /// let value = CustomFieldValue::new(id, 43);
    /// assert_eq!(serde_json::to_value(value)?, serde_json::json!({"id": "12", "content": 43}));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn custom_field(&self, name: &str) -> Option<CustomFieldId> {
        let fields = &self.custom_fields;
        let by_name = fields
            .iter()
            .find(|field| field.field_name.as_deref() == Some(name));
        by_name
            .or_else(|| {
                fields
                    .iter()
                    .find(|field| field.label.as_deref() == Some(name))
            })
            .and_then(|field| field.id)
    }
}

impl v1::model::ObjectModel {
    /// The id of the custom field with this name or, when no field has it, this label. Values carry ids only. Both
    /// are compared exactly.
    pub fn custom_field(&self, name: &str) -> Option<CustomFieldId> {
        let fields = &self.custom_fields;
        let by_name = fields
            .iter()
            .find(|field| field.field_name.as_deref() == Some(name));
        by_name
            .or_else(|| {
                fields
                    .iter()
                    .find(|field| field.label.as_deref() == Some(name))
            })
            .and_then(|field| field.id)
    }
}

impl v2::model::CreateCustomFieldRequest {
    /// A field whose value is one of these options.
    ///
    /// ```
    /// use keap_rest::v2::model::CreateCustomFieldRequest;
    ///
    /// assert_eq!(
    ///     serde_json::to_value(CreateCustomFieldRequest::dropdown("Size", ["S", "M"]))?,
    ///     serde_json::json!({
    ///         "label": "Size",
    ///         "field_type": "DROPDOWN",
    ///         "options": [{"label": "S"}, {"label": "M"}],
    ///     })
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn dropdown(
        label: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(label, v2::model::FieldType::Dropdown).with_options(options)
    }

    /// A field whose value is a list of these options.
    pub fn list_box(
        label: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(label, v2::model::FieldType::ListBox).with_options(options)
    }

    /// A field that is picked among these options, shown side by side.
    pub fn radio(
        label: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(label, v2::model::FieldType::Radio).with_options(options)
    }

    /// Places the field in a group; without one it stands in the tab `Custom Fields`.
    #[must_use]
    pub fn in_group(mut self, group: CustomFieldGroupId) -> Self {
        self.group_id = Some(group);
        self
    }

    fn with_options(mut self, labels: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let option =
            |label: String| v2::model::CreateCustomFieldOptionRequest { label: Some(label) };
        self.options = Some(
            labels
                .into_iter()
                .map(|label| option(label.into()))
                .collect(),
        );
        self
    }
}

impl v2::model::UpdateCustomFieldMetaDataRequest {
    /// Gives a field another label. The server asks for the group of the field in every change.
    pub fn relabel(group: CustomFieldGroupId, label: impl Into<String>) -> Self {
        Self {
            label: Patch::Set(label.into()),
            ..Self::new(group)
        }
    }
}

impl v2::model::CreateCustomFieldTabRequest {
    /// A tab with its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
        }
    }
}

impl v2::model::CreateCustomFieldGroupRequest {
    /// A group of a tab, with its name.
    pub fn in_tab(tab: CustomFieldTabId, name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            tab_id: Some(tab),
        }
    }
}

impl v1::model::CreateCustomFieldRequest {
    /// A field whose value is one of these options.
    pub fn dropdown(
        label: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(v1::model::FieldType::Dropdown, label).with_options(options)
    }

    /// A field whose value is a list of these options.
    pub fn list_box(
        label: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(v1::model::FieldType::ListBox, label).with_options(options)
    }

    /// A field that is picked among these options, shown side by side.
    pub fn radio(
        label: impl Into<String>,
        options: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(v1::model::FieldType::Radio, label).with_options(options)
    }

    fn with_options(mut self, labels: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let option = |label: String| v1::model::CreateCustomFieldOption {
            label: Some(label),
            options: None,
        };
        self.options = Some(
            labels
                .into_iter()
                .map(|label| option(label.into()))
                .collect(),
        );
        self
    }
}
