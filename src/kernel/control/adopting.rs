//! Making a new state this member's own, and forgetting everything to start anew.

use super::helping::name;
use super::leaving::Leaving;
use super::mastering::Mastery;
use super::message::{ControlMessage, Have, Starter};
use super::output::target;
use super::{Control, Event, LogLevel, Output};
use crate::kernel::cluster::{ClusterState, Member};
use crate::kernel::directory::{Directory, DirectoryChange};
use crate::kernel::id::{Address, Lineage, MemberId};
use crate::kernel::membership::failure_detector::Evidence;
use crate::kernel::membership::join::Join;
use crate::kernel::membership::merge::Merge;
use crate::kernel::membership::view::{self, Offer, Passed};
use crate::kernel::time::MonoTime;
use std::sync::Arc;

impl Control {
    pub(super) fn on_publish(
        &mut self,
        now: MonoTime,
        from: MemberId,
        state: Arc<ClusterState>,
        directory: Option<Arc<Directory>>,
    ) {
        if state.partitions.len() != usize::from(self.config.partition_count) {
            return; // Counts are agreed at the join: this is somebody else's.
        }
        if self.join.is_some() {
            let listed =
                state.member(self.me).is_some() && state.master().is_some_and(|master| master.id == from);
            if listed && directory.is_some() {
                self.adopt(now, state, directory);
                self.send_have(from);
            }
            return;
        }
        if self.succession.has_promised_another(now, from) {
            return;
        }
        self.offer(now, from, state, directory);
        self.send_have(from);
    }

    /// Follows a state if the rules allow it.
    pub(super) fn offer(
        &mut self,
        now: MonoTime,
        from: MemberId,
        state: Arc<ClusterState>,
        directory: Option<Arc<Directory>>,
    ) {
        match view::judge(&self.state, &self.passed, self.me, &state) {
            Offer::Newer if state.lineage == self.state.lineage || directory.is_some() => {
                self.adopt(now, state, directory);
            }
            Offer::Known | Offer::Newer => {}
            Offer::WithoutMe => {
                let version =
                    state.parent.filter(|_| state.lineage != self.state.lineage).map(|(_, version)| version);
                self.on_removed(now, self.state.lineage, version.unwrap_or(state.version));
            }
            Offer::Foreign => {
                if let Some(master) = state.master() {
                    let (master, address) = (master.id, master.address.clone());
                    let size = u32::try_from(state.members.len()).unwrap_or(u32::MAX);
                    let (lineage, version) = (state.lineage, state.version);
                    let summary =
                        super::message::Summary { lineage, version, master, address, size, empty: None };
                    self.on_foreign(now, from, summary, false);
                }
            }
        }
    }

    fn send_have(&mut self, to: MemberId) {
        let have = self.have();
        self.send(to, ControlMessage::Have(have));
    }

    pub(super) fn on_change(
        &mut self,
        from: MemberId,
        lineage: Lineage,
        number: u64,
        change: &DirectoryChange,
    ) {
        if self.join.is_some() || lineage != self.state.lineage {
            return;
        }
        if number == self.directory.version + 1 {
            Arc::make_mut(&mut self.directory).apply(change);
            self.outputs.push_back(Output::Adopt);
        }
        self.send_have(from);
    }

    /// Makes a state this member's own. Who calls has made sure that it may.
    pub(super) fn adopt(
        &mut self,
        now: MonoTime,
        state: Arc<ClusterState>,
        directory: Option<Arc<Directory>>,
    ) {
        let old = std::mem::replace(&mut self.state, state);
        let began = old.lineage != self.state.lineage;
        let joined = self.join.take().is_some();
        if began && !joined {
            let taken = self.state.parent.map_or(old.version, |(_, version)| version);
            self.passed.push(old.lineage, taken);
        }
        self.take_directory(began, directory);
        self.solid = self.solid_after(&old, began);
        // First of all: whoever hears of a member finds it in the list.
        self.outputs.push_back(Output::Adopt);
        if old.list_version != self.state.list_version || began {
            self.change_list(now, &old, began);
        }
        self.drop_settled_reports();
        if joined {
            self.applicants.reopen();
            self.carry_configs();
            self.outputs.push_back(Output::Joined);
            if std::mem::take(&mut self.merging) {
                self.event(Event::Merged);
            }
        }
    }

    fn take_directory(&mut self, began: bool, directory: Option<Arc<Directory>>) {
        if let Some(directory) = directory.filter(|offered| began || offered.version > self.directory.version)
        {
            self.directory = directory;
        }
        let state = &self.state;
        let stale = |member: &MemberId| state.member(*member).is_none();
        if self.directory.objects.values().any(|object| object.listeners.keys().any(stale)) {
            Arc::make_mut(&mut self.directory).retain_members(|member| state.member(member).is_some());
        }
    }

    /// What this member adopts from another, others know; what it publishes itself counts only once another has it,
    /// or at once if it removes somebody, who may go on without this member.
    fn solid_after(&self, old: &ClusterState, began: bool) -> u64 {
        let mine = self.state.master().is_some_and(|master| master.id == self.me);
        let removes = old.members.iter().any(|member| self.state.member(member.id).is_none());
        if mine && !began && !removes { self.solid } else { self.state.version }
    }

    fn change_list(&mut self, now: MonoTime, old: &ClusterState, began: bool) {
        let gone: Vec<Member> =
            old.members.iter().filter(|m| self.state.member(m.id).is_none()).cloned().collect();
        let new: Vec<Member> =
            self.state.members.iter().filter(|m| old.member(m.id).is_none()).cloned().collect();
        for member in gone {
            self.part_from(now, member);
        }
        let me = self.me;
        for member in new.into_iter().filter(|member| member.id != me) {
            self.lost.retain(|address| *address != member.address);
            self.event(Event::MemberAdded(member));
        }
        let others = self.others();
        self.detector.set_peers(now, &others);
        let is_master = self.state.master().is_some_and(|master| master.id == self.me);
        if !is_master {
            self.mastery = None;
        } else if self.mastery.is_none() || began {
            self.mastery = Some(Mastery::new(now, &self.config.timings));
        }
        if let Some(mastery) = &mut self.mastery {
            mastery.publisher.set_members(&others);
            mastery.replan = true;
        }
        if began {
            self.succession.clear();
            self.asks.hurry();
            self.reports.hurry();
        }
        self.unseal();
        if let Some(output) = self.merge.handle_change() {
            self.unite(now, output);
        }
    }

    fn part_from(&mut self, now: MonoTime, member: Member) {
        let proven =
            matches!(self.detector.evidence(now, member.id), Some(Evidence::Dead(_))) || member.leaving;
        if !proven {
            self.remember_address(member.address.clone());
        }
        if self.links.is_connected(member.id) {
            // It may live on: so it is told, and then finds its connections closed.
            let (lineage, version) = (self.state.lineage, self.state.version);
            let told = match self.state.parent {
                Some((parent, taken)) if self.passed.version_of(parent) == Some(taken) => (parent, taken),
                _ => (lineage, version),
            };
            self.send(member.id, ControlMessage::Removed { lineage: told.0, version: told.1 });
            self.send(member.id, ControlMessage::Removed { lineage, version });
            self.outputs.push_back(Output::Unlink(member.id));
            self.links.handle_unlinked(member.id);
        }
        self.displaced.remove(&member.id);
        self.log(LogLevel::Info, target::MEMBERSHIP_MANAGER, format!("Removing {}", name(&member)));
        self.event(Event::MemberRemoved(member));
    }

    /// The cluster went on from `version` without this member.
    pub(super) fn on_removed(&mut self, now: MonoTime, lineage: Lineage, version: u64) {
        let stale = self.join.is_some() || lineage != self.state.lineage || version < self.solid;
        if stale {
            return;
        }
        if self.leaving != Leaving::No {
            return self.finish_leaving();
        }
        let text = "This member was removed from the cluster and starts anew".to_owned();
        self.log(LogLevel::Warn, target::CLUSTER_SERVICE, text);
        self.restart(now, None);
    }

    /// Forgets cluster, directory, links and replicas, and starts under another identifier: at `merge_to` if this is
    /// a merge, and where the cluster was.
    pub(super) fn restart(&mut self, now: MonoTime, merge_to: Option<Address>) {
        if merge_to.is_some() {
            self.event(Event::Merging);
            self.merging = true;
        }
        for peer in self.links.linked().collect::<Vec<_>>() {
            self.send(peer, ControlMessage::Goodbye);
        }
        let previous = self.me;
        self.me = MemberId(self.random.next_u128());
        let text = format!("Resetting local member UUID. Previous: {previous}, new: {}", self.me);
        self.log(LogLevel::Info, target::CLUSTER_SERVICE, text);
        let old = std::mem::replace(&mut self.state, Arc::new(view::nothing(self.config.partition_count)));
        for member in old.members.iter().filter(|member| member.id != previous) {
            self.event(Event::MemberRemoved(member.clone()));
        }
        let closed = !self.detector.gate_open();
        self.keep_configs();
        self.directory = Arc::default();
        self.passed = Passed::default();
        self.solid = 0;
        self.links = super::Links::default();
        let timings = self.config.timings.clone();
        self.detector = super::FailureDetector::new(now, timings.silence, timings.heartbeat);
        let starter = Starter { address: self.config.address.clone(), member: self.me };
        let known = old
            .members
            .iter()
            .map(|member| member.address.clone())
            .chain(self.config.seeds.iter().cloned())
            .chain(merge_to);
        self.join = Some(Join::new(now, starter, known, timings.clone()));
        self.applicants = super::Applicants::default();
        self.strangers = super::Strangers::default();
        self.displaced.clear();
        self.succession.clear();
        self.merge = Merge::new(timings);
        self.unseal();
        self.sealed = super::Sealed::default();
        self.mastery = None;
        self.fail_asks("this member left its cluster: ask again in the new one");
        self.reports.clear();
        self.outputs.push_back(Output::Reset { me: self.me });
        self.outputs.push_back(Output::Adopt);
        if closed {
            // Not before the replicas are dropped: what waits at the gate must not find what they held.
            self.outputs.push_back(Output::Gate(true));
        }
    }

    /// Notes what another member holds.
    pub(super) fn on_have(&mut self, from: MemberId, have: Have) {
        if let Some(mastery) = &mut self.mastery {
            mastery.publisher.handle_have(from, have);
            if have.lineage == self.state.lineage {
                self.solid = self.solid.max(have.version);
            }
        }
    }
}
