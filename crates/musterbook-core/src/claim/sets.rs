//! Sets of outcomes that several stages ask about, each in one place.

use super::Outcome;

impl Outcome {
    /// What a blow does to people.
    pub fn is_harm(self) -> bool {
        matches!(self, Outcome::Killed | Outcome::Wounded | Outcome::Casualties)
    }

    /// What takes people from their own ranks, as a roll of losses counts them.
    pub fn is_toll(self) -> bool {
        self.is_harm() || self == Outcome::Missing
    }

    /// What a blow does to things.
    pub fn is_damage(self) -> bool {
        matches!(self, Outcome::Destroyed | Outcome::Damaged | Outcome::Lost | Outcome::Hit)
    }

    /// In others' hands.
    pub fn is_captivity(self) -> bool {
        matches!(self, Outcome::Captured | Outcome::Detained | Outcome::Abducted)
    }

    /// What one side suffers of another.
    pub fn is_blow(self) -> bool {
        self.is_harm() || self.is_damage() || matches!(self, Outcome::Captured | Outcome::Detained)
    }

    /// What becomes of an attack that fails, and of what it is made with.
    pub fn is_beaten_off(self) -> bool {
        matches!(self, Outcome::ShotDown | Outcome::Repelled)
    }
}
