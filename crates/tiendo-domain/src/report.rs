//! A report: one body in one round. Its states, its lines, what was sent, and whether in time.

mod apply;
mod event;
pub mod line;
mod sender;
mod stand;
mod start;
mod state;
pub mod submission;
mod timeliness;

pub use apply::apply;
pub use event::{Event, EventName, Facts, Hand, Hands, Refusal, Writing};
pub use sender::{BadSender, Capacity, Sender};
pub use stand::{Happened, Stand, stand};
pub use start::{Start, start};
pub use state::{OpenLines, Returned, State, StateName, open_lines};
pub use timeliness::{Receipt, Received, Sending, Timeliness, received, timeliness};
