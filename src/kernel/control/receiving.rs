//! Hands each message to the part that it is for, and drops what only a member may say from who is none.

use super::Control;
use super::message::{ControlMessage, Have};
use crate::kernel::id::MemberId;
use crate::kernel::membership::failure_detector::Proof;
use crate::kernel::time::MonoTime;

impl Control {
    /// Words that anyone may say.
    pub(super) fn receive(&mut self, now: MonoTime, from: MemberId, message: ControlMessage) {
        match message {
            ControlMessage::JoinRequest(applicant) => self.on_join_request(now, from, applicant),
            ControlMessage::Starting { members } => self.on_starting(now, from, &members),
            ControlMessage::JoinRedirect { address, .. } => self.on_redirect(now, from, address),
            ControlMessage::JoinRefused { reason, fatal } => self.on_refused(from, reason, fatal),
            ControlMessage::Publish { state, directory } => self.on_publish(now, from, state, directory),
            ControlMessage::Removed { lineage, version } => self.on_removed(now, lineage, version),
            ControlMessage::Foreign(summary) => self.on_foreign(now, from, summary, false),
            ControlMessage::MergeOffer(summary) => self.on_foreign(now, from, summary, true),
            ControlMessage::Goodbye => self.on_goodbye(from),
            ControlMessage::Heartbeat { round, have, time } => {
                self.on_heartbeat(now, from, round, have);
                if let Some(time) = time.filter(|_| self.is_master_of_mine(from)) {
                    self.clock.learn(now, time);
                }
            }
            ControlMessage::TakeoverQuery { claim, state, directory } => {
                self.on_takeover_query(now, from, claim, state, directory);
            }
            message if self.state.member(from).is_some() => self.receive_from_member(now, from, message),
            _ => {}
        }
    }

    fn receive_from_member(&mut self, now: MonoTime, from: MemberId, message: ControlMessage) {
        match message {
            ControlMessage::Change { lineage, number, change } => {
                self.on_change(from, lineage, number, &change)
            }
            ControlMessage::Have(have) => self.on_have(from, have),
            ControlMessage::HeartbeatAck { round, have } => {
                self.on_have(from, have);
                self.detector.handle_acknowledged(from, round);
            }
            ControlMessage::Suspect { member, silent } => self.on_suspect(now, from, member, silent),
            ControlMessage::TakeoverAnswer { claim, state, directory, ready } => {
                self.on_takeover_answer(now, from, claim, state, directory, ready);
            }
            ControlMessage::DirectoryAsk { number, change } => self.on_ask(from, number, &change),
            ControlMessage::DirectoryAnswer { number, result } => self.on_answer(number, result),
            ControlMessage::Report { number, lineage, epoch, partition, report } => {
                self.on_report(now, from, number, (lineage, epoch, partition), report);
            }
            ControlMessage::Leave => self.on_leave(from),
            ControlMessage::EmptyAsk { round } => self.on_empty_ask(from, round),
            ControlMessage::EmptyAnswer { round, empty } => self.merge.handle_answer(round, from, empty),
            ControlMessage::MergeSeal { attempt } => self.on_seal(now, from, attempt),
            ControlMessage::MergeSealed { attempt, empty } => self.merge.handle_answer(attempt, from, empty),
            ControlMessage::MergeGo { attempt, address } => self.on_go(now, from, attempt, address),
            ControlMessage::MergeCancel { attempt } => self.on_cancel(from, attempt),
            _ => {}
        }
    }

    fn on_heartbeat(&mut self, now: MonoTime, from: MemberId, round: u64, have: Have) {
        if self.join.is_some() {
            return;
        }
        if self.state.member(from).is_some() {
            self.on_have(from, have);
            let have = self.have();
            self.send(from, ControlMessage::HeartbeatAck { round, have });
        } else {
            self.strangers.note_have(now, from, have);
        }
    }

    fn on_goodbye(&mut self, from: MemberId) {
        self.detector.handle_proof(from, Proof::Goodbye);
        if let Some(address) = self.state.member(from).map(|member| member.address.clone()) {
            self.lost.retain(|lost| *lost != address);
        }
        if let Some(join) = &mut self.join {
            join.handle_unlinked(from);
        }
    }
}
