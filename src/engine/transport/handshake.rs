//! Both sides of the hello, over a tokio stream. See [`wire::hello`](crate::wire::hello) for what is said.
//!
//! The dialler proves first that it knows the secret: who only listens on a port learns nothing to guess from.
//! Proofs are over a label and both hellos, nonces, members and roles included, so none can be replayed or mirrored.

use super::handler::DialFailure;
use crate::kernel::id::{Address, MemberId};
use crate::wire::hello::{HELLO_BYTES, Hello, PROOF_BYTES, Rejection, Role, VERDICT_BYTES, judge, name_hash};
use crate::wire::version::PROTOCOL;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::io;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const DIALLER: &[u8] = b"filbert dialler";
const ACCEPTOR: &[u8] = b"filbert acceptor";

/// What this member says of itself.
#[derive(Clone)]
pub(super) struct Card {
    pub(super) member: MemberId,
    pub(super) cluster_name: String,
    pub(super) secret: Option<Vec<u8>>,
    pub(super) address: Address,
    pub(super) credits: u32,
}

impl Card {
    fn hello(&self, role: Role, session: u64) -> Hello {
        Hello {
            protocol: PROTOCOL,
            role,
            secret: self.secret.is_some(),
            credits: self.credits,
            member: self.member,
            session,
            nonce: random(),
            cluster: name_hash(&self.cluster_name),
            cluster_name: self.cluster_name.clone(),
            address: self.address.clone(),
        }
    }

    fn mac(&self, label: &[u8], hellos: &[[u8; HELLO_BYTES]; 2]) -> Option<Hmac<Sha256>> {
        let secret = self.secret.as_ref()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
        mac.update(label);
        mac.update(&hellos[0]);
        mac.update(&hellos[1]);
        Some(mac)
    }

    /// Zeroes without a secret.
    fn prove(&self, label: &[u8], hellos: &[[u8; HELLO_BYTES]; 2]) -> [u8; PROOF_BYTES] {
        self.mac(label, hellos).map_or([0; PROOF_BYTES], |mac| mac.finalize().into_bytes().into())
    }

    /// In constant time. Anything is proof enough without a secret.
    fn is_proof(&self, label: &[u8], hellos: &[[u8; HELLO_BYTES]; 2], proof: &[u8]) -> bool {
        self.mac(label, hellos).is_none_or(|mac| mac.verify_slice(proof).is_ok())
    }
}

/// Fresh random bytes.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has random numbers");
    bytes
}

fn failed(error: io::Error) -> DialFailure {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => DialFailure::Failed("closed without a hello".to_owned()),
        _ => DialFailure::Failed(error.to_string()),
    }
}

/// A dial up to the other's hello: who it is, and whether we want each other.
pub(super) struct Greeted {
    stream: TcpStream,
    card: Card,
    hellos: [[u8; HELLO_BYTES]; 2],
    pub(super) theirs: Hello,
}

/// Says hello on a fresh connection and hears the other's.
pub(super) async fn greet(
    mut stream: TcpStream,
    card: Card,
    role: Role,
    session: u64,
) -> Result<Greeted, DialFailure> {
    let ours = card.hello(role, session);
    let mut hellos = [ours.to_bytes(), [0; HELLO_BYTES]];
    stream.write_all(&hellos[0]).await.map_err(failed)?;
    stream.read_exact(&mut hellos[1]).await.map_err(failed)?;
    let Some(theirs) = Hello::from_bytes(&hellos[1]) else {
        return Err(DialFailure::Failed("answered by another program".to_owned()));
    };
    match judge(&ours, &theirs) {
        Ok(_) => Ok(Greeted { stream, card, hellos, theirs }),
        Err(Rejection::Myself) => Err(DialFailure::Myself),
        Err(rejection) => Err(DialFailure::Rejected(rejection)),
    }
}

impl Greeted {
    /// Proves the secret, and has it proven.
    pub(super) async fn agree(mut self) -> Result<TcpStream, DialFailure> {
        let proof = self.card.prove(DIALLER, &self.hellos);
        self.stream.write_all(&proof).await.map_err(failed)?;
        let mut verdict = [0; VERDICT_BYTES];
        self.stream.read_exact(&mut verdict).await.map_err(failed)?;
        match verdict[0] {
            0 if self.card.is_proof(ACCEPTOR, &self.hellos, &verdict[8..]) => Ok(self.stream),
            0 => Err(DialFailure::Rejected(Rejection::Secret)),
            number => match Rejection::from_number(number) {
                // The other closed our control link meanwhile: no opinion about us.
                Rejection::Session => Err(DialFailure::Failed(Rejection::Session.to_string())),
                rejection => Err(DialFailure::Rejected(rejection)),
            },
        }
    }
}

/// An accepted connection whose hello is good and proven, before the verdict.
pub(super) struct Accepted {
    stream: TcpStream,
    verdict: [u8; VERDICT_BYTES],
    pub(super) theirs: Hello,
}

/// Hears a stranger's hello and says ours. `Ok(None)`: no member, nothing to say about it.
pub(super) async fn hear(
    mut stream: TcpStream,
    card: Card,
) -> Result<Option<Accepted>, (Address, Rejection)> {
    let mut hellos = [[0; HELLO_BYTES]; 2];
    if stream.read_exact(&mut hellos[0]).await.is_err() {
        return Ok(None);
    }
    let Some(theirs) = Hello::from_bytes(&hellos[0]) else { return Ok(None) };
    let ours = card.hello(theirs.role, theirs.session);
    hellos[1] = ours.to_bytes();
    if stream.write_all(&hellos[1]).await.is_err() {
        return Ok(None);
    }
    match judge(&ours, &theirs) {
        Ok(_) => {}
        Err(Rejection::Myself) => return Ok(None),
        Err(rejection) => return Err((theirs.address, rejection)),
    }
    let mut proof = [0; PROOF_BYTES];
    if stream.read_exact(&mut proof).await.is_err() {
        // It has judged us, or it is linked with us already.
        return Ok(None);
    }
    let mut verdict = [0; VERDICT_BYTES];
    if !card.is_proof(DIALLER, &hellos, &proof) {
        verdict[0] = Rejection::Secret.number();
        let _ = stream.write_all(&verdict).await;
        return Err((theirs.address, Rejection::Secret));
    }
    verdict[8..].copy_from_slice(&card.prove(ACCEPTOR, &hellos));
    Ok(Some(Accepted { stream, verdict, theirs }))
}

impl Accepted {
    /// A second descriptor of the connection, for whoever must be able to close it.
    pub(super) fn socket(&self) -> io::Result<std::net::TcpStream> {
        Ok(socket2::SockRef::from(&self.stream).try_clone()?.into())
    }

    /// Tells the dialler that it is in.
    pub(super) async fn welcome(mut self) -> io::Result<TcpStream> {
        self.stream.write_all(&self.verdict).await?;
        Ok(self.stream)
    }

    /// Tells the dialler that this data connection belongs to no control link.
    pub(super) async fn refuse(mut self) {
        let mut verdict = [0; VERDICT_BYTES];
        verdict[0] = Rejection::Session.number();
        let _ = self.stream.write_all(&verdict).await;
    }
}
