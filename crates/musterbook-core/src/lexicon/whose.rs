//! Words that tell whose the counted are, and of what kind. Table `whose.toml`.

use super::{Phrases, parse};
use crate::text::Vocabulary;
use serde::Deserialize;

/// One list of words a name, in the table and here.
macro_rules! lists {
    ($($name:ident),+ $(,)?) => {
        /// The lists of `whose.toml`, which says what each is for.
        #[derive(Debug, Default)]
        pub struct Whose { $(pub $name: Phrases<()>),+ }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct File { $($name: Vec<String>),+ }

        impl Whose {
            pub fn load(vocabulary: &mut Vocabulary) -> Whose {
                let file = parse::<File>("whose.toml", include_str!("../../lang/en/whose.toml"));
                Whose { $($name: Phrases::of(&file.$name, vocabulary)),+ }
            }
        }
    };
}

lists! {
    inflict, side, enemy, foes, ours, own, personal, beneficiary, exchange, telling, another, losses, more, kind, member,
    warplane, civilian, military, claim, itself, only, sent, backed, arms, receiving,
}
