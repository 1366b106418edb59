//! Carrying out what the kernel of one process wants done.

use crate::network::Port;
use crate::node::{Node, Phase, address};
use crate::oracle::{Adoption, Reign};
use crate::world::{Carried, Event, World};
use filbert::kernel::control::Output as ControlOutput;
use filbert::kernel::id::{MemberId, PartitionId};
use filbert::kernel::message::{ReplicaMessage, ToCaller, ToReplica};
use filbert::kernel::replica::{Note, Output as ReplicaOutput, Replica};

impl Node {
    pub(crate) fn carry_out(&mut self, world: &mut World, output: ControlOutput) {
        world.trace.line(world.now, || match &output {
            ControlOutput::Send { .. } => String::new(),
            ControlOutput::Log(line) => format!("p{} {:?} {}", self.process.0, line.level, line.text),
            output => format!("p{} {output:?}", self.process.0),
        });
        match output {
            ControlOutput::Dial(to) => {
                let dial = world.dial((self.process, self.port), self.me, address(self.port), Port(to.port));
                self.dials.insert(dial, to);
            }
            ControlOutput::Send { to, message } => {
                self.send(world, to, Carried::Control(message));
            }
            ControlOutput::Unlink(peer) => {
                let now = self.mono(world);
                self.close_links(world, peer, true);
                self.application.handle_unlinked(now, peer);
            }
            ControlOutput::Adopt => self.adopt(world),
            ControlOutput::Seal(on) => {
                self.each_replica(world, |replica, ctx| replica.seal(ctx, on));
            }
            ControlOutput::AskEmpty => {
                let empty = self.replicas.iter().all(Replica::is_empty);
                self.control.handle_empty(self.mono(world), empty);
            }
            ControlOutput::Reset { me } => self.reset(world, me),
            ControlOutput::Left => {
                self.phase = Phase::Left;
                world.history.gone.push((world.now, self.me));
            }
            ControlOutput::Refused { .. } => self.phase = Phase::Refused,
            ControlOutput::Joined => {
                self.phase = Phase::Serving;
                self.chores(world);
            }
            ControlOutput::Gate(_) | ControlOutput::DirectoryDone { .. } => {}
            ControlOutput::Log(line) if line.text.starts_with("There are two clusters") => {
                world.history.two_clusters();
            }
            ControlOutput::Event(_) | ControlOutput::Log(_) => {}
        }
    }

    fn adopt(&mut self, world: &mut World) {
        let before = std::mem::replace(&mut self.snapshot, self.control.snapshot());
        let state = &self.snapshot.state;
        world.history.adoptions.push(Adoption {
            at: world.now,
            process: self.process,
            me: self.snapshot.me,
            lineage: state.lineage,
            version: state.version,
            list_version: state.list_version,
        });
        for member in &before.state.members {
            if state.member(member.id).is_none() {
                world.history.gone.push((world.now, member.id));
            }
        }
        world.trace.line(world.now, || {
            let members: Vec<_> = state.members.iter().map(|member| member.id).collect();
            format!("p{} adopts {:?} version {} {members:?}", self.process.0, state.lineage, state.version)
        });
        if let Some(member) = state.member(self.me) {
            self.application.set_incarnation(member.incarnation);
        }
        self.each_replica(world, |replica, ctx| replica.handle_assignment(ctx));
    }

    fn reset(&mut self, world: &mut World, me: MemberId) {
        world.history.gone.push((world.now, self.me));
        for link in std::mem::take(&mut self.links) {
            world.close(link.link, true);
        }
        self.dials.clear();
        self.phase = Phase::Starting;
        self.me = me;
        self.snapshot = self.control.snapshot();
        self.each_replica(world, |replica, ctx| replica.reset(ctx));
        self.application.forget_parked();
    }

    pub(crate) fn carry_out_data(
        &mut self,
        world: &mut World,
        partition: PartitionId,
        output: ReplicaOutput,
    ) {
        match output {
            ReplicaOutput::Send { to, message } => self.to_replica(world, to, partition, message),
            ReplicaOutput::Answer { to, answer } => {
                if answer.result.is_ok() {
                    self.served(world, partition);
                }
                if world.in_turn.answered(self.process, to.member != self.me && answer.result.is_ok()) {
                    world.at(world.now, Event::CrashInTurn(self.process));
                }
                if to.member == self.me {
                    self.answered(world, to.member, answer);
                } else if answer.call.index().is_some() {
                    self.parts.entry(to.member).or_default().push(answer);
                } else {
                    self.answer(world, to.member, ToCaller::Answer(answer));
                }
            }
            ReplicaOutput::Applied { to, stamp } if to.member == self.me => {
                let now = self.mono(world);
                self.application.handle_applied(now, to.call, to.member, stamp);
            }
            ReplicaOutput::Applied { to, stamp } => {
                self.send(world, to.member, Carried::Caller(ToCaller::Applied { call: to.call, stamp }));
            }
            ReplicaOutput::Report(report) => {
                world.trace.line(world.now, || format!("p{} {partition:?} {report:?}", self.process.0));
                self.control.handle_report(self.mono(world), partition, report);
            }
            ReplicaOutput::Log(note) => {
                if let (Note::Promoted { .. }, None) = (note, world.in_turn.whose) {
                    world.in_turn.whose = Some(self.process);
                }
                world.trace.line(world.now, || format!("p{} {partition:?} {note:?}", self.process.0));
            }
            ReplicaOutput::Listeners { .. } => {}
        }
    }

    /// Writes down who answers as owner.
    pub(crate) fn served(&mut self, world: &mut World, partition: PartitionId) {
        let state = &self.snapshot.state;
        let assignment = state.assignment(partition);
        let reign = Reign { lineage: state.lineage, partition, epoch: assignment.epoch };
        world.history.served(world.now, self.me, reign, assignment.owner());
    }

    pub(crate) fn to_replica(
        &mut self,
        world: &mut World,
        to: MemberId,
        partition: PartitionId,
        message: ReplicaMessage,
    ) {
        let lineage = self.snapshot.state.lineage.tag();
        if to == self.me {
            let from = self.me;
            return self.with_replica(world, usize::from(partition.0), |replica, ctx| {
                replica.handle_message(ctx, from, lineage, message);
            });
        }
        let held = matches!(message, ReplicaMessage::Held { .. });
        let carried = Carried::Replica(ToReplica { partition, lineage, message });
        if held && self.hurried == Some((partition, to)) {
            self.send_back(world, to, carried);
        } else {
            self.send(world, to, carried);
        }
    }

    /// On the connection that this member dialled.
    pub(crate) fn send(&mut self, world: &mut World, to: MemberId, carried: Carried) -> bool {
        let outbound = self.links.iter().rev().find(|link| link.outbound && link.peer == to);
        outbound.is_some_and(|outbound| world.send(outbound.link, self.process, carried))
    }

    pub(crate) fn answer(&mut self, world: &mut World, to: MemberId, answer: ToCaller) {
        self.send_back(world, to, Carried::Caller(answer));
    }

    /// On the connection that the other one dialled.
    fn send_back(&mut self, world: &mut World, to: MemberId, carried: Carried) {
        let inbound = self.links.iter().rev().find(|link| !link.outbound && link.peer == to);
        if let Some(inbound) = inbound {
            world.send(inbound.link, self.process, carried);
        }
    }
}
