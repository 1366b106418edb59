//! Members for which something is queued that may wait a moment for another frame to travel with.
//!
//! Frames that nobody waits for would else cost a system call each. What is here needs one look by the control loop in
//! each [`FLUSH_SOON`], and not one for each frame: to note it is not to be due.

use crate::kernel::id::MemberId;
use crate::kernel::time::MonoTime;
use std::time::Duration;

/// Longest time that a frame waits for another one.
pub const FLUSH_SOON: Duration = Duration::from_millis(1);

/// Whose queues are to be written, and when. As many as there are members.
#[derive(Default)]
pub struct Lazy {
    members: Vec<MemberId>,
    due: MonoTime,
}

impl Lazy {
    /// Something is queued for a member. Answers when somebody must look, if nobody was going to.
    pub fn note(&mut self, member: MemberId, now: MonoTime) -> Option<MonoTime> {
        let first = self.members.is_empty();
        if !self.members.contains(&member) {
            self.members.push(member);
        }
        if first {
            self.due = now + FLUSH_SOON;
        }
        first.then_some(self.due)
    }

    /// Those whose queues are to be written now; else when to look again, never if there is nothing.
    pub fn take(&mut self, now: MonoTime) -> Result<Vec<MemberId>, MonoTime> {
        if self.members.is_empty() {
            Err(MonoTime::NEVER)
        } else if now < self.due {
            Err(self.due)
        } else {
            Ok(std::mem::take(&mut self.members))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    #[test]
    fn one_look_serves_all_that_was_noted_and_comes_when_it_is_due() {
        let (one, other) = (MemberId(1), MemberId(2));
        let mut lazy = Lazy::default();
        assert_eq!(lazy.take(ms(9)), Err(MonoTime::NEVER));
        assert_eq!(lazy.note(one, ms(10)), Some(ms(11)));
        assert_eq!(lazy.note(other, ms(10)), None, "somebody is going to look");
        assert_eq!(lazy.note(one, ms(10)), None);
        assert_eq!(lazy.take(ms(10)), Err(ms(11)), "a turn for another reason takes nothing early");
        assert_eq!(lazy.take(ms(11)), Ok(vec![one, other]));
        assert_eq!(lazy.note(one, ms(12)), Some(ms(13)), "and again");
    }
}
