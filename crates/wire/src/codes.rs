//! The codes that the vendor's answers carry in `errmsg`, from its page 错误码返回说明.

/// 令牌失效: the access token is no longer valid.
pub const TOKEN_INVALID: i64 = 10003;
/// 签名时间戳失效: the signature's timestamp is no longer valid.
pub const TIMESTAMP_INVALID: i64 = 10006;
/// 请求已超过10分钟: the request is older than ten minutes.
pub const REQUEST_TOO_OLD: i64 = 200_005;
/// 服务器错误: a fault of the server.
pub const SERVER_ERROR: i64 = 200_011;

/// 操作完成: success.
pub(crate) const DONE: i64 = 20000;

/// 获取数据成功 and 操作完成. Which of the two an endpoint answers follows no rule, so both mean success everywhere.
const SUCCESS: [i64; 2] = [10004, DONE];

/// Every documented code with the vendor's words for it.
const CODES: [(i64, &str); 30] = [
    (10003, "令牌失效"),
    (10004, "获取数据成功"),
    (10005, "数据完整性检查不通过"),
    (10006, "签名时间戳失效"),
    (10011, "检查用户的Token有效性时异常"),
    (20000, "操作完成"),
    (200_001, "没有填写TOKEN"),
    (200_002, "没有填写Nonce"),
    (200_003, "没有填写Timestamp"),
    (200_004, "没有填写Signature"),
    (200_005, "请求已超过10分钟"),
    (200_006, "加密密钥错误"),
    (200_007, "没有填写APPID"),
    (200_008, "没有传好友的原始微信号"),
    (200_009, "没有该好友"),
    (200_010, "员工号不存在"),
    (200_011, "服务器错误"),
    (200_012, "用户传参错误"),
    (200_013, "发送IM错误"),
    (200_014, "没有传运营号原始微信号"),
    (200_015, "没有传运营号微信号"),
    (200_016, "要添加的微信号或者手机号码不能为空"),
    (200_017, "未开启加粉设置"),
    (200_018, "微信号不存在"),
    (200_019, "操作失败"),
    (200_020, "没有传入群号"),
    (200_021, "群号不存在"),
    (200_022, "新建群聊或邀请人进群时好友非运营号好友"),
    (200_023, "群内操作未传入好友列表"),
    (200_024, "群好友不存在"),
];

/// Whether a code says that the token, the signature, the key, or what they are made from was refused.
pub fn is_of_credentials(code: i64) -> bool {
    matches!(code, TOKEN_INVALID | 10005 | TIMESTAMP_INVALID | 10011 | 200_001..=200_007)
}

/// Whether a code means that the call succeeded.
pub(crate) fn is_success(code: i64) -> bool {
    SUCCESS.contains(&code)
}

/// Every documented code, with the vendor's words for it.
pub fn all() -> impl Iterator<Item = (i64, &'static str)> {
    CODES.into_iter()
}

/// The vendor's words for a code, if it is documented.
pub fn describe(code: i64) -> Option<&'static str> {
    CODES.iter().find(|(known, _)| *known == code).map(|(_, words)| *words)
}
