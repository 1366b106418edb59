//! Small things that every part of the control plane needs: randomness from a seed, sending, logging, who is there.

use super::message::{ControlMessage, Summary};
use super::{Control, Event, LogLevel, LogLine, Output};
use crate::kernel::cluster::Member;
use crate::kernel::id::MemberId;
use crate::kernel::time::MonoTime;
use std::collections::BTreeSet;

/// SplitMix64: all randomness of a control plane, from the seed that it was given.
#[derive(Debug)]
pub(super) struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// The next number.
    pub(super) fn next_u128(&mut self) -> u128 {
        (u128::from(self.next()) << 64) | u128::from(self.next())
    }
}

/// A member as operators read it.
pub(super) fn name(member: &Member) -> String {
    format!("Member {} - {}", member.address, member.id)
}

impl Control {
    /// Sends if there is a link. What is lost is repeated by whoever wants it answered.
    pub(super) fn send(&mut self, to: MemberId, message: ControlMessage) {
        if self.links.is_linked(to) && to != self.me {
            self.outputs.push_back(Output::Send { to, message });
        }
    }

    pub(super) fn log(&mut self, level: LogLevel, target: &'static str, text: String) {
        self.outputs.push_back(Output::Log(LogLine { level, target, text }));
    }

    pub(super) fn event(&mut self, event: Event) {
        self.outputs.push_back(Output::Event(event));
    }

    /// The other members of the list.
    pub(super) fn others(&self) -> Vec<MemberId> {
        self.state.members.iter().map(|member| member.id).filter(|id| *id != self.me).collect()
    }

    /// All members of the list.
    pub(super) fn everyone(&self) -> BTreeSet<MemberId> {
        self.state.members.iter().map(|member| member.id).collect()
    }

    /// The oldest member that nothing speaks against: who is master, or should be.
    pub(super) fn acting(&self, now: MonoTime) -> MemberId {
        let alive =
            |member: &&Member| member.id == self.me || self.detector.evidence(now, member.id).is_none();
        self.state.members.iter().find(alive).map_or(self.me, |member| member.id)
    }

    /// This cluster as another one is told of it.
    pub(super) fn summary(&self) -> Option<Summary> {
        let master = self.state.master()?;
        Some(Summary {
            lineage: self.state.lineage,
            version: self.state.version,
            master: master.id,
            address: master.address.clone(),
            size: u32::try_from(self.state.members.len()).unwrap_or(u32::MAX),
            empty: self.merge.own_empty(),
        })
    }

    pub(super) fn log_silence(&mut self, member: MemberId) {
        let Some(text) = self.state.member(member).map(|member| {
            let silence = self.config.timings.silence.as_millis();
            format!("Suspecting {} because it has not sent any heartbeats since {silence} ms", name(member))
        }) else {
            return;
        };
        self.log(LogLevel::Warn, super::output::target::HEARTBEAT_MANAGER, text);
    }
}
