//! The closed vocabularies of a claim, each with exactly the values of `docs/claim.md`, in its order.

use serde::{Deserialize, Serialize};

/// Declares an enum whose variants are written in `snake_case` everywhere outside the program.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every value, in the order of the guide.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The value as it is written in JSON, SQL and the tables.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// Reads a value; `None` where the word is not in the vocabulary.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

vocabulary! {
    /// What is counted: people or a kind of thing.
    Unit {
        People = "people", Tank = "tank", ArmouredVehicle = "armoured_vehicle", Vehicle = "vehicle",
        Artillery = "artillery", AirDefence = "air_defence", Aircraft = "aircraft", Helicopter = "helicopter",
        Drone = "drone", Missile = "missile", Bomb = "bomb", Shell = "shell", Ship = "ship",
        Equipment = "equipment", Building = "building", Position = "position", Settlement = "settlement",
        Km2 = "km2", Attack = "attack", Body = "body",
    }
}

vocabulary! {
    /// What happened to what is counted.
    Outcome {
        Killed = "killed", Wounded = "wounded", Casualties = "casualties", Captured = "captured",
        Missing = "missing", Detained = "detained", Abducted = "abducted", Displaced = "displaced",
        Evacuated = "evacuated", Released = "released", Surrendered = "surrendered", Returned = "returned",
        Deployed = "deployed", Present = "present", Recruited = "recruited", Trained = "trained",
        Trapped = "trapped", InNeed = "in_need", Abused = "abused", Destroyed = "destroyed",
        Damaged = "damaged", Disabled = "disabled", Lost = "lost", ShotDown = "shot_down",
        Launched = "launched", Targeted = "targeted", Hit = "hit", Supplied = "supplied",
        Produced = "produced", Taken = "taken", Held = "held", Made = "made", Repelled = "repelled",
    }
}

vocabulary! {
    /// How the words bound the number.
    Qualifier {
        Exact = "exact", About = "about", Over = "over", AtLeast = "at_least", Under = "under",
        UpTo = "up_to", Range = "range", Vague = "vague",
    }
}

vocabulary! {
    /// Over what stretch of time the figure counts.
    Scope { Event = "event", Total = "total", State = "state", Rate = "rate" }
}

vocabulary! {
    /// The unit of time or area of a rate.
    Per { Hour = "hour", Day = "day", Week = "week", Month = "month", Year = "year", Km2 = "km2" }
}

vocabulary! {
    /// How the source asserts the figure.
    Stance {
        Reported = "reported", Estimated = "estimated", Confirmed = "confirmed", Denied = "denied",
        Withdrawn = "withdrawn", Expected = "expected",
    }
}

vocabulary! {
    /// Why a number of the text is in no claim.
    Reason {
        Date = "date", Time = "time", Ordinal = "ordinal", Name = "name", Designation = "designation",
        Age = "age", Money = "money", Measure = "measure", Identifier = "identifier", Phone = "phone",
        Version = "version", Page = "page", List = "list", Rank = "rank", Multiple = "multiple",
        Difference = "difference", OtherQuantity = "other-quantity",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_reads_back_from_its_text() {
        for &unit in Unit::ALL {
            assert_eq!(Unit::parse(unit.as_str()), Some(unit));
        }
        for &outcome in Outcome::ALL {
            assert_eq!(Outcome::parse(outcome.as_str()), Some(outcome));
        }
        assert_eq!(Outcome::parse("vanished"), None);
    }
}
