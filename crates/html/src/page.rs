//! A page, its sections, and what they consist of.

use askama::Template;

use crate::chart::{Bars, Distribution, Gauge, Histogram, Series, Stacks};
use crate::entries::Entries;
use crate::style;
use crate::table::{Cell, Table};
use crate::text::Text;

/// A page, whole: style and charts are in it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    title: Text,
    subtitle: Option<Text>,
    sections: Vec<Section>,
    closing: Option<Text>,
}

/// A part of a page under a heading.
#[derive(Clone, Debug, Default)]
pub struct Section {
    title: Text,
    blocks: Vec<Block>,
}

/// What a section consists of.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A sentence that weighs something.
    Notice(Notice),
    /// Names with what they stand at.
    Figures(Vec<(Text, Text)>),
    /// A list.
    List(Vec<Text>),
    /// Lines to copy.
    Code(Vec<Text>),
    /// A table.
    Table(Table),
    /// Counts over time.
    Series(Series),
    /// Bars.
    Bars(Bars),
    /// How values are spread.
    Distribution(Distribution),
    /// How much is left.
    Gauge(Gauge),
    /// How things that were counted by size are spread.
    Histogram(Histogram),
    /// Bars of several parts.
    Stacks(Stacks),
    /// Things that open, and of which some can be shown.
    Entries(Entries),
}

/// A sentence that weighs something, which a word says and not the colour alone.
#[derive(Clone, Debug)]
pub struct Notice {
    weight: Weight,
    text: Text,
}

/// How much a notice weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Weight {
    /// All is well.
    Good,
    /// Somebody should look at it.
    Warning,
    /// Something does not work, or will not.
    Bad,
}

impl Weight {
    /// The word for it.
    fn word(self) -> &'static str {
        match self {
            Self::Good => "Good",
            Self::Warning => "Look",
            Self::Bad => "Broken",
        }
    }

    /// The class of the style.
    fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Bad => "bad",
        }
    }
}

impl Page {
    /// A page without sections.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// A line below the title.
    #[must_use]
    pub fn subtitle(mut self, text: impl Into<Text>) -> Self {
        self.subtitle = Some(text.into());
        self
    }

    /// A line at the end.
    #[must_use]
    pub fn closing(mut self, text: impl Into<Text>) -> Self {
        self.closing = Some(text.into());
        self
    }

    /// Adds a section.
    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }

    /// The page as HTML.
    pub fn render(&self) -> String {
        let whole = Whole {
            page: self,
            policy: style::policy_of_page(self.has_script()),
        };
        // Writing into a string does not fail, and no filter that can fail is used.
        whole.render().unwrap_or_default()
    }

    /// Whether there is something that a script shows some of.
    fn has_script(&self) -> bool {
        let mut blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.any(|block| matches!(block, Block::Entries(_)))
    }
}

impl Section {
    /// A section without content.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            blocks: Vec::new(),
        }
    }

    /// Adds something.
    #[must_use]
    pub fn block(mut self, block: impl Into<Block>) -> Self {
        self.push(block);
        self
    }

    /// Adds something, as [`block`](Self::block).
    pub fn push(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(self, text: &str) -> Self {
        self.block(Block::Paragraph(Text::whole(text)))
    }
}

impl Notice {
    /// A notice.
    pub fn new(weight: Weight, text: &str) -> Self {
        Self {
            weight,
            text: Text::whole(text),
        }
    }
}

macro_rules! blocks {
    ($($name:ident)*) => {$(
        impl From<$name> for Block {
            fn from(block: $name) -> Self {
                Self::$name(block)
            }
        }
    )*};
}

blocks!(Notice Table Series Bars Distribution Gauge Histogram Stacks Entries);

#[derive(Template)]
#[template(path = "page.html")]
struct Whole<'a> {
    page: &'a Page,
    policy: &'a str,
}
