//! The gateway: it turns a `Request` of the Fetch API into a `Response`.

mod authorize;
mod callbacks;
mod endpoint;
mod forward;
mod incoming;
mod options;
mod response;
mod sidebar;
mod state;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use youmi_client::gateway::address::{Address, is_host};
use youmi_client::gateway::{NoRoute, Route};

use self::incoming::Incoming;
use self::response::GatewayResponse;
use self::state::GatewayState;
use crate::host::caller;
use crate::host::error::Error;

/// Keeps secrets off the page: stands on your server between pages and the vendor's API.
///
/// ```ts
/// const gateway = new Gateway({
///   v1: { baseUrl, auth: { appId, appKey } },
///   allow: ["listStaff", "listFriends"],
///   authorize: (request, call) => isLoggedIn(request),
///   origins: ["https://crm.example"],
/// });
/// const response = await gateway.handle(request); // Node, Hono, Next, Bun, Deno, Workers
/// ```
///
/// In the page: `new V1Client({ baseUrl: "/youmi/v1", auth: "none" })`. Endpoints that are not named in `allow` are
/// refused. Of the page's request only the parameters are sent to the vendor, after they were checked. The vendor's
/// answer is passed on unchanged, without its headers.
///
/// 网关：运行在你的服务器上，位于页面与厂商 API 之间，使密钥不进入页面。
///
/// 页面里写 `new V1Client({ baseUrl: "/youmi/v1", auth: "none" })`。没有列入 `allow` 的接口一律拒绝。页面的请求中，
/// 只有参数会在校验之后发给厂商。厂商的应答原样返回，但不带响应头。
#[deny(missing_docs, reason = "the comments become TypeScript")]
#[wasm_bindgen]
pub struct Gateway {
    state: Rc<GatewayState>,
}

#[deny(missing_docs, reason = "the comments become TypeScript")]
#[wasm_bindgen]
impl Gateway {
    /// Makes a gateway. Throws a {@link YoumiError} of kind `argument` if an option is invalid.
    ///
    /// 创建网关。选项有误时抛出 `argument` 类的 {@link YoumiError}。
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "GatewayOptions")] options: &JsValue) -> Result<Gateway, JsValue> {
        Ok(Self { state: Rc::new(options::read(options)?) })
    }

    /// Answers a request. A request that cannot be served is answered with a status: 400 invalid parameters, 401 not
    /// authorised, 403 endpoint or origin not allowed, 404 unknown path, 405 another method, 408 the body did not
    /// arrive in time, 413 the body is larger than 1 MiB, 429 too many sidebar addresses could not be opened, 502 the
    /// vendor's server cannot be reached or refuses the gateway's credentials, 503 `authorize` failed, 504 the vendor's
    /// server did not answer in time. Rejects with a {@link YoumiError} of kind `argument` if `request` is not a
    /// Request.
    ///
    /// 处理一个请求并返回应答。无法处理的请求以状态码回复：400 参数有误；401 未登录；403 接口或来源不被允许；
    /// 404 路径不存在；405 请求方法不对；408 请求体未及时到达；413 请求体超过 1 MiB；429 无法解密的侧边栏地址过多；
    /// 502 无法连接厂商服务器，或厂商服务器拒绝网关的凭证；503 `authorize` 出错；504 厂商服务器未及时应答。
    /// 参数 `request` 不是 Request 时，抛出 `argument` 类的 {@link YoumiError}。
    #[wasm_bindgen(unchecked_return_type = "Promise<Response>")]
    pub fn handle(&self, #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue) -> Promise {
        let (state, request) = (Rc::clone(&self.state), request.clone());
        caller::promise(Box::pin(async move { state.handle(&request).await }))
    }
}

impl GatewayState {
    /// Checks origin and address of a request, and serves it.
    async fn handle(&self, request: &JsValue) -> Result<JsValue, Error> {
        let incoming = Incoming::read(request)?;
        let has_host = incoming.header("Host").is_none_or(|host| is_host(&host));
        let Some(address) = Address::read(&incoming.url).filter(|_| has_host) else {
            return GatewayResponse::refusal(400, "the address cannot be that of a request").to_fetch(None, "");
        };
        let origin = incoming.header("Origin");
        // Browsers set `Sec-Fetch-Site`, pages cannot. Behind a proxy the address may have another origin than the page
        // sees.
        let is_same_origin = |origin: &String| {
            origin == address.origin || incoming.header("Sec-Fetch-Site").as_deref() == Some("same-origin")
        };
        let foreign_origin = origin.as_ref().filter(|origin| !is_same_origin(origin));
        if let Some(origin) = foreign_origin.filter(|origin| !self.origins.contains(*origin)) {
            let advice = ", the gateway's own: if its pages may call, name it in origins";
            self.warn(None, &["refused a page of ", origin, ", which is not ", address.origin, advice]);
            return GatewayResponse::refusal(403, "this origin is not allowed").to_fetch(None, "");
        }
        let response = if incoming.method == "OPTIONS" {
            GatewayResponse { status: 204, ..GatewayResponse::default() }
        } else {
            match self.routes.find(&incoming.method, address.path) {
                Err(NoRoute::UnknownPath) => GatewayResponse::refusal(404, "there is nothing at this path"),
                Err(NoRoute::NotAllowed) => GatewayResponse::refusal(403, "this endpoint is not allowed"),
                Err(NoRoute::Method(allow)) => GatewayResponse {
                    allow: Some(allow),
                    ..GatewayResponse::refusal(405, "this path takes another method")
                },
                Ok(route) => self.serve(route, &incoming, address.query).await,
            }
        };
        response.to_fetch(foreign_origin, &self.allow_headers)
    }

    /// Serves a request whose address and origin are allowed.
    async fn serve(&self, route: Route, incoming: &Incoming<'_>, query: &str) -> GatewayResponse {
        let was_read = incoming.is_read();
        let body = match incoming.body().await {
            Ok(body) => body,
            Err(refusal) => {
                if was_read {
                    self.warn(
                        None,
                        &["the body of a request had been read already: the gateway comes before express.json()"],
                    );
                }
                return refusal;
            }
        };
        let served = match route {
            Route::Endpoint(endpoint) => self.call_endpoint(endpoint, incoming, query, &body).await,
            Route::Sidebar => self.show_visit(incoming, &body).await,
            Route::Callback => Ok(self.receive(&body).await),
        };
        served.unwrap_or_else(|refusal| refusal)
    }
}
