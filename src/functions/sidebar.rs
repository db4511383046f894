//! `openSidebar` and `sealSidebar`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_client::input::InvalidInput;
use youmi_client::json_text::OwnedJson;
use youmi_client::sidebar::{self, SidebarKeys, SidebarVisitToSeal};

use crate::host::caller;
use crate::host::error::Error;
use crate::host::values;

/// Opens the encrypted address with which the 企客聊 client loads an order system's page in its sidebar
/// (自有订单系统 嵌入 企客聊侧边栏): it says which user has opened the page, and with which customer.
///
/// For servers only: in a page, everybody could read the keys. The result contains `dockPwd`, a password: do not send
/// it to the page.
///
/// ```ts
/// const visit = openSidebar(request.url, { privateKey, maxAgeMs: 600_000 });
/// ```
///
/// `url` is the whole address, a relative one, or only its query string. The vendor does not document how the address
/// is encrypted: unless `cipher` says it, all ways are tried. Once you know it, set `cipher` to that of a visit: then no
/// other way is tried.
///
/// As far as the vendor documents it, the message is encrypted but not signed: whoever has seen an address can open it
/// again (`maxAgeMs` limits for how long), and not every change is noticed. Log the errors, but answer only that the
/// request was refused: the reasons would help to read an address without the key.
///
/// Throws a {@link YoumiError} of kind `argument`. Its `path` says where the problem is:
/// - `url.PKID`, `url.UserID`, `url.neber`, `url.time`: the parameter is missing, or PKID or UserID is not encrypted
///   text
/// - `keys.privateKey` (or `keys.orderUrl` if that is the key): UserID cannot be decrypted with it
/// - `url.PKID`, `url.UserID`: it is longer than 4,096 characters
/// - `url.PKID`: the message was altered; it is older than `maxAgeMs`, more than five minutes in the future, or has no
///   readable time although `maxAgeMs` is set
/// - `url.UserID`: the user names in UserID and PKID differ
///
/// Vendor's page: 自有订单系统 › 嵌入企客聊侧边栏.
///
/// 解密侧边栏地址：企客聊客户端用它在侧边栏加载自有订单系统的页面（自有订单系统 嵌入 企客聊侧边栏）。
/// 结果说明是哪个用户打开了页面，当前是哪位客户。
///
/// 仅用于服务端：放在页面里，任何人都能看到密钥。结果中的 `dockPwd` 是密码，不要发给页面。
///
/// `url` 可以是完整地址、相对地址，或只有查询字符串。厂商文档未说明地址的加密方式：
/// 未设置 `cipher` 时会逐一尝试所有方式。得知方式后，把 `cipher` 设为某次访问结果中的值，就不再尝试其他方式。
///
/// 就厂商文档所述，报文只加密，不签名：看到过地址的人可以再次打开它（`maxAgeMs` 限制多久之内有效），
/// 而且并非所有改动都能发现。请把错误写入日志，但只回复“请求被拒绝”：具体原因可能帮助别人在没有密钥时读出地址。
///
/// 出错时抛出 `argument` 类的 {@link YoumiError}，`path` 指出问题所在：
/// - `url.PKID`、`url.UserID`、`url.neber`、`url.time`：缺少该参数，或 PKID、UserID 不是密文
/// - `keys.privateKey`（以下单URL 为密钥时是 `keys.orderUrl`）：用它无法解密 UserID
/// - `url.PKID`、`url.UserID`：长度超过 4,096 个字符
/// - `url.PKID`：报文被改动过；或已超过 `maxAgeMs`；或比当前时间晚五分钟以上；或设置了 `maxAgeMs` 而报文没有可读的时间
/// - `url.UserID`：UserID 与 PKID 中的用户名不一致
///
/// 厂商文档：自有订单系统 › 嵌入企客聊侧边栏。
#[wasm_bindgen(js_name = openSidebar, unchecked_return_type = "SidebarVisit")]
pub fn open_sidebar(
    #[wasm_bindgen(unchecked_param_type = "string | URL")] url: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SidebarKeys")] keys: &JsValue,
) -> Result<JsValue, JsValue> {
    // A URL object has its text in `href`.
    let url = url.as_string().or_else(|| caller::get(url, "href").as_string());
    let url = url.ok_or_else(|| Error::argument("url", "url has to be a string or a URL"))?;
    let keys = read_keys(keys)?;
    let opened = sidebar::open(&url, &keys, now()).map_err(Error::from)?;
    values::from_struct(&opened.visit)
}

/// Makes the encrypted address of a visit, as the 企客聊 client does: the inverse of {@link openSidebar}, for tests and
/// for trying out an order system's page.
///
/// The address begins with `keys.orderUrl`; without it, it is a query string. Missing fields of the visit have
/// defaults: `time` and `timestamp` are the current time, `neber` is random, `type` is `WL`. `cipher` is taken from
/// `keys`, then from the visit; the default is CBC, Base64, PKCS#7, and zero bytes to fill the key.
///
/// Throws a {@link YoumiError} of kind `argument`.
///
/// Vendor's page: 自有订单系统 › 嵌入企客聊侧边栏.
///
/// 生成加密的侧边栏地址，与企客聊客户端的做法相同，是 {@link openSidebar} 的逆操作，用于测试和试用订单系统的页面。
///
/// 地址以 `keys.orderUrl` 开头；没有设置时只返回查询字符串。缺少的字段使用默认值：`time` 和 `timestamp` 为当前时间，
/// `neber` 为随机数，`type` 为 `WL`。`cipher` 先取 `keys` 中的，再取访问信息中的；默认为 CBC、Base64、PKCS#7，
/// 密钥以零字节补足。
///
/// 出错时抛出 `argument` 类的 {@link YoumiError}。
///
/// 厂商文档：自有订单系统 › 嵌入企客聊侧边栏。
#[wasm_bindgen(js_name = sealSidebar)]
pub fn seal_sidebar(
    #[wasm_bindgen(unchecked_param_type = "SidebarVisitToSeal")] visit: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "SidebarKeys")] keys: &JsValue,
) -> Result<String, JsValue> {
    let visit = SidebarVisitToSeal::read(to_json_without_causes(visit, "visit")?.value()).map_err(Error::from)?;
    let keys = read_keys(keys)?;
    Ok(sidebar::seal(&visit, &keys, now(), js_sys::Math::random()))
}

fn read_keys(keys: &JsValue) -> Result<SidebarKeys, Error> {
    Ok(SidebarKeys::read(to_json_without_causes(keys, "keys")?.value(), "keys")?)
}

/// The JSON of a value. What the caller's getters throw is not quoted, because it may contain a secret.
fn to_json_without_causes(value: &JsValue, name: &str) -> Result<OwnedJson, Error> {
    caller::to_json(value, name).map_err(|mut error| {
        // Only errors of this package name a key.
        let own = error.cause().filter(|cause| caller::get(cause, "key").is_string());
        let reason = own.and_then(|cause| caller::get(cause, "message").as_string());
        let path = error.path.as_deref().unwrap_or(name);
        error.message = format!("{path} {}", reason.as_deref().unwrap_or("is not plain data"));
        error
    })
}

fn now() -> i64 {
    js_sys::Date::now() as i64
}

impl From<InvalidInput> for Error {
    fn from(invalid: InvalidInput) -> Self {
        Self::argument(invalid.path, invalid.message)
    }
}
