//! Pieces that pages share.

<<<<<<< HEAD
pub mod asked;
pub mod choice;
pub mod conflict;
=======
pub mod decide;
>>>>>>> wip-p3
pub mod filters;
pub mod highlight;
pub mod links;
pub mod listing;
<<<<<<< HEAD
pub mod mentions;
=======
pub mod slots;
>>>>>>> wip-p3
pub mod table;
