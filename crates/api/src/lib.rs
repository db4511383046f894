//! The vendor's vocabulary: a file per resource, in the order of its documentation.
//!
//! An endpoint is a row of data, a record a table, and both are declared once, in the file of the resource that
//! they belong to. From a declaration come the method of the client, the TypeScript with its documentation, what
//! parameters are checked against, and the table that the decoder follows. To add an endpoint, add its
//! declaration; nothing else has to know of it.

use wasm_bindgen::prelude::wasm_bindgen;

use youmi_wire::shape::Kind;

#[macro_use]
mod declare;

#[cfg(feature = "server")]
pub mod callbacks;

pub mod v1;
pub mod v2;

/// The rows of all endpoints.
pub static ENDPOINTS: &[&Endpoint] = &[&v1::accounts::listWechatAccounts, &v1::ad_groups::listAdGroups, &v1::auth::getAccessToken, &v1::friends::listFriendAttributes, &v1::friends::listFriends, &v1::friends::addFriend, &v1::labels::listLabelCategories, &v1::labels::listLabels, &v1::staff::listStaff, &v1::staff::listStaffWechatAccounts, &v2::ads::listAds, &v2::ads::countAds, &v2::auth::getMerchantToken, &v2::bulk_send::saveBulkSend, &v2::bulk_send::deleteBulkSend, &v2::chat::sendMessage, &v2::chat::applyTakeover, &v2::chat::endTakeover, &v2::chat::activateConversation, &v2::chat::sendNotification, &v2::chat::listChatMessages, &v2::fans::listFans, &v2::fans::countFans, &v2::meeting_call::listCallRecordings, &v2::organization::listDepartments, &v2::organization::listDepartmentGroups, &v2::organization::listGroupStaff, &v2::organization::listAllStaff, &v2::public::registerCallbackUrl, &v2::public::subscribeEvent, &v2::reports::getStaffServiceReport, &v2::reports::getStaffActivationReport, &v2::todos::addTodo, &v2::todos::createTodo, &v2::todos::listTodos, &v2::todos::countTodos];

/// Those of all lists that come in pages.
pub static PAGINGS: &[&Paging] = &[&v1::friends::eachFriend, &v2::ads::eachAd, &v2::fans::eachFan, &v2::meeting_call::eachCallRecording, &v2::todos::eachTodo];

/// The endpoint of an id.
pub fn endpoint(id: &str) -> Option<&'static Endpoint> {
    ENDPOINTS.iter().find(|endpoint| endpoint.id == id).copied()
}

/// The names of all records, in the order of their constructors.
pub const RECORDS: &[&str] = &["CallbackEnvelope", "WechatAccount", "AdGroup", "AdGroupAccount", "AccessToken", "FriendAttribute", "FriendAttributeChoice", "Friend", "LabelCategory", "Label", "Staff", "StaffWechatAccount", "MerchantToken", "Department"];

/// The number of a record's constructor.
pub const fn constructor_id(name: &str) -> u32 {
    let mut id = 0;
    while id < RECORDS.len() {
        if same(RECORDS[id].as_bytes(), name.as_bytes()) {
            return id as u32;
        }
        id += 1;
    }
    panic!("the record is not in RECORDS")
}

const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// How an endpoint's pages are asked for.
#[derive(Debug)]
pub struct Paging {
    /// The method's name on the client.
    pub id: &'static str,
    /// The endpoint.
    pub endpoint: &'static Endpoint,
    /// The parameter that numbers the pages, from 1.
    pub page: &'static str,
    /// The parameter that says how many items a page has.
    pub size: &'static str,
    /// How many it has without that parameter, where it is documented.
    pub documented_size: Option<i64>,
    /// The field that tells one item from another, where it is documented.
    pub item_id: Option<&'static str>,
}

/// One call that the vendor's server answers.
#[derive(Debug)]
pub struct Endpoint {
    /// The method's name on the client.
    pub id: &'static str,
    /// What the vendor calls it. No page needs it.
    #[cfg(feature = "server")]
    pub title: &'static str,
    /// Which of the two interfaces it belongs to.
    pub version: Version,
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL, exactly as documented; nothing where the vendor does not say it.
    pub path: Option<&'static str>,
    /// Whether it can be sent again without harm.
    pub effect: Effect,
    /// What may be given to it.
    pub params: &'static [Param],
    /// Parameters of which one has to be given; none if there is no such rule.
    pub any_of: &'static [&'static str],
    /// Whether it has parameters that are not documented, so that unknown ones pass through.
    pub more: bool,
    /// What its answer holds.
    pub values: Kind,
}

/// The vendor's two interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Signed with an app key.
    V1,
    /// With a Bearer token.
    V2,
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Parameters travel in the query.
    Get,
    /// Parameters travel as a JSON body.
    Post,
}

impl Method {
    /// Its name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// What a call does on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It gives a token.
    Auth,
    /// It reads, and may be sent again.
    Read,
    /// It changes something, and is sent once.
    Action,
}

/// A parameter of an endpoint.
#[derive(Debug)]
pub struct Param {
    /// The vendor's name for it, exactly.
    pub name: &'static str,
    /// What it may hold.
    pub kind: ParamKind,
    /// Whether the vendor's table requires it.
    pub required: bool,
}

/// What a parameter may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// A whole number within 2^53.
    Integer,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A text or null.
    TextOrNull,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    TextList,
    /// `yyyy-MM-dd HH:mm:ss`, in the vendor's time zone, or a `Date`.
    Time,
    /// Unix time in seconds, or a `Date`.
    UnixSeconds,
    /// One of a closed list, as TypeScript writes the union: `-1 | 0 | 'asc'`.
    OneOf(&'static str),
    /// Any JSON.
    Json,
}

/// A Rust type that stands for a [`ParamKind`] in the declaration of parameters.
pub trait ParamType {
    /// The kind.
    const KIND: ParamKind;
}

/// A set of parameters.
pub trait Params {
    /// Its rows.
    const PARAMS: &'static [Param];
    /// Those of which one has to be given.
    const ANY_OF: &'static [&'static str] = &[];
    /// Whether there are others, which are not documented.
    const MORE: bool = false;
}

impl Params for () {
    const PARAMS: &'static [Param] = &[];
}

/// Parameters of which the vendor does not document all: unknown ones pass through.
#[derive(Debug)]
pub struct More<T>(T);

impl<T: Params> Params for More<T> {
    const PARAMS: &'static [Param] = T::PARAMS;
    const ANY_OF: &'static [&'static str] = T::ANY_OF;
    const MORE: bool = true;
}

/// A name as the vendor writes it: without the mark by which Rust takes a keyword for a name.
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// A point in time that is sent as text; see the TypeScript below.
#[derive(Debug)]
pub struct Time;

/// A point in time that is sent as unix seconds; see the TypeScript below.
#[derive(Debug)]
pub struct UnixSeconds;

/// Any JSON; see the TypeScript below.
#[derive(Debug)]
pub struct JsonValue;

impl youmi_wire::shape::Shape for JsonValue {
    const KIND: Kind = Kind::Any;
}

impl ParamType for i64 {
    const KIND: ParamKind = ParamKind::Integer;
}
impl ParamType for f64 {
    const KIND: ParamKind = ParamKind::Number;
}
impl ParamType for String {
    const KIND: ParamKind = ParamKind::Text;
}
impl ParamType for Option<String> {
    const KIND: ParamKind = ParamKind::TextOrNull;
}
impl ParamType for bool {
    const KIND: ParamKind = ParamKind::Flag;
}
impl ParamType for Vec<String> {
    const KIND: ParamKind = ParamKind::TextList;
}
impl ParamType for Time {
    const KIND: ParamKind = ParamKind::Time;
}
impl ParamType for UnixSeconds {
    const KIND: ParamKind = ParamKind::UnixSeconds;
}
impl ParamType for JsonValue {
    const KIND: ParamKind = ParamKind::Json;
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Any JSON value. Stands where the vendor does not document what an answer holds (文档未说明). */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** What an endpoint takes that has no parameters: nothing, or an empty object. */
export type NoParams = { [key: string]: never };

/** Parameters that the vendor does not document; they are sent as they are. */
export type MoreParams = { [name: string]: unknown };

/** A point in time: text in the vendor's form `yyyy-MM-dd HH:mm:ss`, China Standard Time (UTC+8), or a `Date`. */
export type Time = string | Date;

/** A point in time: unix time in whole seconds, or a `Date`. */
export type UnixSeconds = number | Date;

/**
 * The checked envelope of an answer.
 * @see 返回结果说明 of the vendor's documentation
 */
export interface Reply<T> {
  /** The vendor's code, a number in spite of its name. Here always one of success: 20000 (操作完成) or 10004 (获取数据成功). */
  errmsg: number;
  /** Whether the server calls it a success. */
  succeed: boolean;
  /** The server's clock as it wrote it: ISO 8601, or `2018/5/11 14:32:40` on old servers. */
  msgTime: string;
  /** The server's number for the request; null from older servers. */
  requestId: string | null;
  /** The server's explanation; null if it gave none. */
  errdesc: string | null;
  /** What was asked for. */
  values: T;
}
"#;
