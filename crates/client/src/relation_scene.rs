//! The source of a friend (好友来源), `ad_relation_scene` of 读取粉丝列表.

/// Codes of personal WeChat (个微). From 65 on, the friend sent the request.
const WECHAT: [(i64, &str); 27] = [
    (1, "搜索QQ号"),
    (3, "搜索微信号"),
    (8, "群聊"),
    (10, "手机通讯录"),
    (13, "手机通讯录"),
    (14, "群聊"),
    (15, "搜索手机号"),
    (17, "名片分享"),
    (18, "附近的人"),
    (24, "摇一摇"),
    (25, "漂流瓶"),
    (27, "摇一摇"),
    (28, "摇一摇"),
    (29, "摇一摇"),
    (30, "扫一扫"),
    (48, "雷达"),
    (65, "对方通过搜索QQ号添加"),
    (67, "对方通过搜索微信号添加"),
    (74, "对方通过手机通讯录添加"),
    (77, "对方通过搜索手机号添加"),
    (78, "对方通过群聊添加"),
    (79, "对方通过搜索手机号添加"),
    (81, "对方通过名片添加"),
    (82, "对方通过附近的人添加"),
    (89, "对方通过漂流瓶添加"),
    (93, "对方通过摇一摇添加"),
    (94, "对方通过扫一扫添加"),
];

/// Codes of WeCom (企微).
const WECOM: [(i64, &str); 13] = [
    (0, "未知来源"),
    (1, "扫描二维码"),
    (2, "搜索手机号"),
    (3, "名片分享"),
    (4, "群聊"),
    (5, "手机通讯录"),
    (6, "微信联系人"),
    (7, "来自微信的添加好友申请"),
    (8, "安装第三方应用时自动添加的客服人员"),
    (9, "搜索邮箱"),
    (10, "视频号主页添加"),
    (201, "内部成员共享"),
    (202, "管理员分配"),
];

/// The description of a code, if it is documented.
pub fn describe(code: i64, is_wecom: bool) -> Option<&'static str> {
    let table: &[(i64, &str)] = if is_wecom { &WECOM } else { &WECHAT };
    table.iter().find(|(known, _)| *known == code).map(|(_, description)| *description)
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn every_documented_code_has_words() {
        for (code, words) in [
            (1, "QQ"),
            (3, "微信号"),
            (8, "群聊"),
            (14, "群聊"),
            (10, "通讯录"),
            (13, "通讯录"),
            (15, "手机号"),
            (17, "名片"),
            (18, "附近"),
            (24, "摇"),
            (27, "摇"),
            (28, "摇"),
            (29, "摇"),
            (25, "漂流瓶"),
            (30, "扫"),
            (48, "雷达"),
            (65, "QQ"),
            (67, "微信号"),
            (74, "通讯录"),
            (78, "群聊"),
            (77, "手机号"),
            (79, "手机号"),
            (81, "名片"),
            (82, "附近"),
            (89, "漂流瓶"),
            (93, "摇"),
            (94, "扫"),
        ] {
            let described = describe(code, false);
            assert!(described.is_some_and(|found| found.contains(words)), "{code}");
            assert_eq!(described.is_some_and(|found| found.starts_with("对方")), code >= 65, "{code}");
        }
        for (code, words) in [
            (0, "未知"),
            (1, "二维码"),
            (2, "手机号"),
            (3, "名片"),
            (4, "群聊"),
            (5, "通讯录"),
            (6, "微信"),
            (7, "申请"),
            (8, "第三方应用"),
            (9, "邮箱"),
            (10, "视频号"),
            (201, "共享"),
            (202, "分配"),
        ] {
            assert!(describe(code, true).is_some_and(|found| found.contains(words)), "{code}");
        }
    }

    #[test]
    fn others_have_none() {
        for code in [-1, 0, 2, 31, 64, 95, 201, 202, i64::MAX] {
            assert_eq!(describe(code, false), None, "{code}");
        }
        for code in [-1, 11, 30, 200, 203] {
            assert_eq!(describe(code, true), None, "{code}");
        }
    }
}
