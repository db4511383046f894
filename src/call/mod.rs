//! What a call is before it meets the network: its parameters checked ([`params`]), where it goes ([`path`]), what is to be
//! done after an attempt ([`policy`]), points in time as the vendor writes them ([`time`]), secrets kept out of texts
//! ([`mask`]).

pub mod mask;
pub mod params;
pub mod path;
pub mod policy;
pub mod time;
