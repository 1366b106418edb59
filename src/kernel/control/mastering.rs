//! What only the master does: removing members, taking steps towards the even table, publishing.
//!
//! All changes of a turn gather in one draft; it becomes the next version at most once per `publish` interval.

use super::helping::name;
use super::message::Have;
use super::output::target;
use super::publisher::Publisher;
use super::{Control, Event, LogLevel, Timings};
use crate::kernel::cluster::{ClusterState, Member};
use crate::kernel::id::{Epoch, Lineage, MemberId, PartitionId};
use crate::kernel::membership::failure_detector::{Evidence, Proof};
use crate::kernel::partition::migration::{self, Demand, Losses, Planner};
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::output::Report;

/// The master's memory. Begun with a lineage, and dropped with it.
#[derive(Debug)]
pub(super) struct Mastery {
    draft: Option<ClusterState>,
    published_at: MonoTime,
    pub(super) publisher: Publisher,
    planner: Planner,
    /// What objects ask for, as of a version of the directory.
    demand: Option<(u64, Demand)>,
    /// The goal must be set anew.
    pub(super) replan: bool,
    /// Who calls whom silent, and since when without a pause.
    suspicions: BTreeMap<MemberId, BTreeMap<MemberId, MonoTime>>,
    pub(super) asked: BTreeMap<MemberId, super::asking::Asked>,
    /// The latest report of each member.
    reported: BTreeMap<MemberId, u64>,
}

impl Mastery {
    pub(super) fn new(now: MonoTime, timings: &Timings) -> Self {
        Self {
            draft: None,
            published_at: now - timings.publish,
            publisher: Publisher::default(),
            planner: Planner::new(timings.migrations_max),
            demand: None,
            replan: true,
            suspicions: BTreeMap::new(),
            asked: BTreeMap::new(),
            reported: BTreeMap::new(),
        }
    }
}

impl Control {
    /// The state with all that was decided but not yet published.
    pub(super) fn latest(&self) -> &ClusterState {
        self.mastery.as_ref().and_then(|mastery| mastery.draft.as_ref()).unwrap_or(&self.state)
    }

    /// The next state. Only a master has one.
    pub(super) fn draft(&mut self) -> &mut ClusterState {
        let state = &self.state;
        let mastery = self.mastery.as_mut().expect("only called by a master");
        mastery.draft.get_or_insert_with(|| (**state).clone())
    }

    pub(super) fn replan(&mut self) {
        if let Some(mastery) = &mut self.mastery {
            mastery.replan = true;
        }
    }

    pub(super) fn turn_mastery(&mut self, now: MonoTime) {
        if self.mastery.is_none() || self.is_going() || !self.detector.may_judge(now) {
            return;
        }
        self.remove_the_gone(now);
        self.release_leavers();
        let Some(mastery) = &mut self.mastery else { return };
        if mastery.demand.is_none_or(|(version, _)| version != self.directory.version) {
            let demand = Demand::of(&self.directory);
            mastery.replan |= mastery.demand.is_none_or(|(_, known)| known != demand);
            mastery.demand = Some((self.directory.version, demand));
        }
        let cooled = mastery.planner.poll_timeout().is_some_and(|at| at <= now);
        let due = mastery.published_at + self.config.timings.publish;
        if mastery.draft.is_some() || mastery.replan || cooled {
            if due <= now { self.publish(now) } else { self.wake_at(due) }
        }
        if let Some(at) = self.mastery.as_ref().and_then(|mastery| mastery.planner.poll_timeout()) {
            self.wake_at(at);
        }
    }

    /// Takes the draft a step towards the goal and makes it the next version, if it is another state at all.
    fn publish(&mut self, now: MonoTime) {
        self.draft();
        let Some(mastery) = &mut self.mastery else { return };
        let demand = mastery.demand.map_or_else(|| Demand::of(&self.directory), |(_, demand)| demand);
        let Some(mut draft) = mastery.draft.take() else { return };
        if std::mem::take(&mut mastery.replan) {
            mastery.planner.replan(&draft, demand);
        }
        mastery.planner.advance(now, &mut draft, demand);
        let progress = mastery.planner.poll_progress(&draft);
        mastery.published_at = now;
        if draft != *self.state {
            draft.version += 1;
            if planted::is(Bug::ViewGoesBack) && draft.version.is_multiple_of(5) {
                draft.version -= 3;
            }
            self.adopt(now, Arc::new(draft), None);
        }
        match progress {
            Some(0) => {
                let done = self.mastery.as_ref().map_or(0, |mastery| mastery.planner.done);
                let text = format!("All migration tasks have been completed. (migrations so far: {done})");
                self.log(LogLevel::Info, target::MIGRATION_MANAGER, text);
            }
            Some(left) => {
                let text = format!("Re-partitioning cluster data... Migration queue size: {left}");
                self.log(LogLevel::Info, target::MIGRATION_MANAGER, text);
            }
            None => {}
        }
    }

    pub(super) fn turn_publisher(&mut self, now: MonoTime) {
        let Some(mastery) = &mut self.mastery else { return };
        let repeat = self.config.timings.repeat;
        let links = &self.links;
        let linked = |member| links.is_linked(member);
        let (messages, next) = mastery.publisher.messages(now, repeat, &self.state, &self.directory, linked);
        for (to, message) in messages {
            self.send(to, message);
        }
        self.wake_at(next);
    }

    /// Whether every other member holds the present state.
    pub(super) fn is_published(&self) -> bool {
        let wanted = Have { directory: 0, ..self.have() };
        self.mastery
            .as_ref()
            .is_some_and(|mastery| mastery.draft.is_none() && mastery.publisher.all_have(wanted))
    }

    pub(super) fn on_suspect(&mut self, now: MonoTime, from: MemberId, member: MemberId, silent: bool) {
        if let Some(mastery) = self.mastery.as_mut().filter(|_| silent) {
            mastery.suspicions.entry(member).or_default().insert(from, now);
        }
    }

    fn remove_the_gone(&mut self, now: MonoTime) {
        let mut gone: BTreeMap<MemberId, String> = BTreeMap::new();
        for member in &self.latest().members {
            match self.detector.evidence(now, member.id) {
                _ if member.id == self.me => {}
                None => {}
                Some(Evidence::Silent) => {
                    let silence = self.config.timings.silence;
                    drop(gone.insert(member.id, format!("nothing was heard from it for {silence:?}")));
                }
                Some(Evidence::Dead(proof)) => {
                    let reason = match proof {
                        Proof::Goodbye => "it said goodbye",
                        Proof::Refused => "its connections are closed and its address refuses new ones",
                        Proof::Replaced => "another member answers at its address",
                        Proof::Elsewhere => "it belongs to another cluster",
                    };
                    drop(gone.insert(member.id, reason.to_owned()));
                }
            }
        }
        if let Some(member) = self.silent_to_all_others(now) {
            gone.entry(member).or_insert_with(|| "no other member hears it".to_owned());
        }
        if gone.is_empty() {
            return;
        }
        for (member, reason) in &gone {
            let Some(name) = self.latest().member(*member).map(name) else { continue };
            let level = if reason.contains("goodbye") { LogLevel::Info } else { LogLevel::Warn };
            let text = format!("{name} is suspected to be dead for reason: {reason}");
            self.log(level, target::MEMBERSHIP_MANAGER, text);
        }
        let losses = remove_members(self.draft(), |member| gone.contains_key(&member));
        self.replan();
        self.note_losses(&losses);
    }

    /// The youngest member that all others but the master call silent, for more than a heartbeat.
    fn silent_to_all_others(&mut self, now: MonoTime) -> Option<MemberId> {
        let me = self.me;
        let members: Vec<MemberId> = self.latest().members.iter().map(|member| member.id).collect();
        let fresh = self.config.timings.heartbeat * 2 + self.config.timings.repeat;
        let mastery = self.mastery.as_mut()?;
        for (suspect, reporters) in &mut mastery.suspicions {
            reporters.retain(|reporter, at| {
                now.since(*at) < fresh && members.contains(reporter) && reporter != suspect
            });
        }
        mastery.suspicions.retain(|suspect, reporters| members.contains(suspect) && !reporters.is_empty());
        let all = |suspect: &&MemberId| {
            let others = members.iter().filter(|member| **member != me && *member != *suspect);
            let reporters = mastery.suspicions.get(*suspect);
            **suspect != me
                && members.len() > 2
                && reporters
                    .is_some_and(|reporters| others.clone().all(|other| reporters.contains_key(other)))
        };
        members.iter().rev().find(all).copied()
    }

    /// Those who said that they leave, and hold nothing any more, or have nobody to hand it to.
    fn release_leavers(&mut self) {
        let latest = self.latest();
        if !latest.members.iter().any(|member| member.leaving) {
            return;
        }
        let nobody = migration::eligible(latest).is_empty();
        let free = |member: &&Member| {
            member.leaving
                && member.id != self.me
                && (nobody || !migration::holds_anything(latest, member.id))
        };
        let free: BTreeSet<MemberId> = latest.members.iter().filter(free).map(|member| member.id).collect();
        if free.is_empty() {
            return;
        }
        for member in &free {
            let Some(name) = self.latest().member(*member).map(name) else { continue };
            let text = format!("Shutdown request of {name} is handled");
            self.log(LogLevel::Info, target::PARTITION_SERVICE, text);
        }
        remove_members(self.draft(), |member| free.contains(&member));
        self.replan();
    }

    pub(super) fn note_losses(&mut self, losses: &Losses) {
        for partition in &losses.gone {
            self.event(Event::PartitionLost(*partition));
        }
        let (gone, doubtful) = (losses.gone.len(), losses.doubtful.len());
        if gone + doubtful > 0 {
            let text =
                format!("{gone} partitions lost all replicas; {doubtful} go on with an incomplete one");
            self.log(LogLevel::Warn, target::PARTITION_SERVICE, text);
        }
    }

    pub(super) fn on_leave(&mut self, from: MemberId) {
        if self.mastery.is_none() || self.latest().member(from).is_none_or(|member| member.leaving) {
            return;
        }
        for member in self.draft().members.iter_mut().filter(|member| member.id == from) {
            member.leaving = true;
        }
        self.replan();
    }

    /// A report, with its reporter's count, lineage and epoch.
    pub(super) fn on_report(
        &mut self,
        now: MonoTime,
        from: MemberId,
        number: u64,
        about: (Lineage, Epoch, PartitionId),
        report: Report,
    ) {
        let (lineage, epoch, partition) = about;
        if self.mastery.is_none() || lineage != self.state.lineage || self.state.member(from).is_none() {
            return;
        }
        let Some(assignment) = self.latest().partitions.get(usize::from(partition.0)) else { return };
        let (owner, at) = (assignment.owner(), assignment.epoch);
        let destination = assignment.migration.map(|migration| migration.destination);
        let Some(mastery) = &mut self.mastery else { return };
        let last = mastery.reported.entry(from).or_default();
        if number <= *last {
            return;
        }
        *last = number;
        let by_owner = owner == Some(from) && at == epoch;
        self.draft();
        let Some(Mastery { draft: Some(draft), planner, .. }) = &mut self.mastery else { return };
        match report {
            Report::Synchronised { member, index }
                if by_owner
                    && draft.assignment(partition).slot(member).is_some_and(|slot| slot.holds(index)) =>
            {
                migration::mark(draft, partition, member, true);
            }
            Report::Unsynchronised { member } if by_owner => migration::mark(draft, partition, member, false),
            Report::MigrationReady { attempt, .. } if destination == Some(from) => {
                self.counts.migrations_done += u64::from(planner.commit(draft, partition, attempt));
            }
            Report::MigrationStuck { attempt } if by_owner => {
                self.counts.migrations_cancelled += u64::from(planner.cancel(now, draft, partition, attempt));
            }
            _ => {}
        }
        self.counts.migrations_planned = planner.planned.max(self.counts.migrations_planned);
    }
}

/// Takes members out of list and table.
fn remove_members(state: &mut ClusterState, gone: impl Fn(MemberId) -> bool) -> Losses {
    let before = state.members.len();
    state.members.retain(|member| !gone(member.id));
    state.list_version += (before - state.members.len()) as u32;
    migration::remove(state, gone)
}
