//! Which addresses to dial in this turn, and what the end of a dial proves.

use super::output::target;
use super::{Control, LOST_MAX, LogLevel};
use crate::kernel::id::{Address, MemberId};
use crate::kernel::membership::failure_detector::{Evidence, Proof};
use crate::kernel::time::MonoTime;
use std::time::Duration;

impl Control {
    pub(super) fn turn_dials(&mut self, now: MonoTime) {
        for (address, every) in self.wanted_addresses(now) {
            self.links.want(&address, every);
        }
        let (due, next) = self.links.dials(now);
        for address in due {
            if self.join.is_some() {
                let text = format!("Connecting to possible member: {address}");
                self.log(LogLevel::Debug, target::JOINER, text);
            }
            self.outputs.push_back(super::Output::Dial(address));
        }
        self.wake_at(next);
    }

    fn wanted_addresses(&self, now: MonoTime) -> Vec<(Address, Duration)> {
        let timings = &self.config.timings;
        let mut wanted = Vec::new();
        if let Some(join) = &self.join {
            wanted.extend(join.seeds().map(|address| (address.clone(), timings.redial)));
            wanted.extend(join.addresses().map(|address| (address.clone(), timings.repeat)));
        } else {
            let is_member =
                |address: &Address| self.state.members.iter().any(|member| member.address == *address);
            let absent = self.config.seeds.iter().chain(&self.lost).filter(|address| !is_member(address));
            wanted.extend(absent.map(|address| (address.clone(), timings.redial)));
            let masters = self.merge.addresses().filter(|(master, _)| !self.links.is_linked(*master));
            wanted.extend(masters.map(|(_, address)| (address.clone(), timings.repeat)));
        }
        wanted.extend(self.strangers.unlinked(now).map(|address| (address.clone(), timings.repeat)));
        wanted.retain(|(address, _)| *address != self.config.address && !self.links.is_found(address));
        if self.join.is_none() {
            for member in self.state.members.iter().filter(|member| member.id != self.me) {
                let dead = matches!(self.detector.evidence(now, member.id), Some(Evidence::Dead(_)));
                if !dead && !self.links.is_linked(member.id) {
                    wanted.push((member.address.clone(), timings.redial_proof));
                }
            }
        }
        wanted
    }

    /// Nobody listens there: a member of that address without a connection is dead.
    pub(super) fn note_refused(&mut self, address: &Address) {
        self.lost.retain(|lost| lost != address);
        for (id, at) in self.state.members.iter().map(|member| (member.id, &member.address)) {
            if at == address && id != self.me && !self.links.is_connected(id) {
                self.detector.handle_proof(id, Proof::Refused);
            }
        }
    }

    /// Somebody said hello at these addresses: a member of the same address under another identifier is dead, once
    /// no connection with it is left.
    pub(super) fn note_replaced(&mut self, peer: MemberId, addresses: &[&Address; 2]) {
        let members = self.state.members.iter().filter(|member| member.id != peer && member.id != self.me);
        for member in members.filter(|member| addresses.contains(&&member.address)) {
            if self.links.is_connected(member.id) {
                self.displaced.insert(member.id);
            } else {
                self.detector.handle_proof(member.id, Proof::Replaced);
            }
        }
    }

    pub(super) fn note_rejected(&mut self, address: &Address, reason: &str) {
        if self.applicants.is_first_refusal(address) {
            let text = format!("{address} does not belong to this cluster and is left alone: {reason}");
            self.log(LogLevel::Warn, target::JOINER, text);
        }
    }

    /// Dialled from now on, once a second, until somebody there refuses.
    pub(super) fn remember_address(&mut self, address: Address) {
        if address == self.config.address || self.lost.contains(&address) {
            return;
        }
        if self.lost.len() == LOST_MAX {
            self.lost.pop_front();
        }
        self.lost.push_back(address);
    }
}
