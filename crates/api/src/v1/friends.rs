//! 好友自定义属性配置, 读取好友, 添加好友: friends, their custom attributes, and adding one.

use crate::ArrayOrOne;
use crate::params::{Time, UnixSeconds};
use youmi_wire::schema::JsonString;

resource! {
    records: [FriendAttribute, FriendAttributeChoice, Friend],
    endpoints: [LIST_FRIEND_ATTRIBUTES, LIST_FRIENDS, ADD_FRIEND],
    pages: [EACH_FRIEND],
}

record! {
    /// A custom attribute that the merchant keeps of its friends (好友自定义属性).
    /// 商户为好友设置的自定义属性。
    FriendAttribute {
        /// Number of the attribute; a text in the vendor's example.
        /// 厂商的示例中为字符串。
        #[term = "属性编号"]
        id: String,
        /// Place in the order of attributes.
        #[term = "字段排序"]
        sort: i64,
        /// Merchant's number.
        #[term = "商家编号"]
        merchantId: Option<String>,
        /// Name of the attribute.
        #[term = "字段名称"]
        customName: String,
        /// How it is filled in.
        #[term = "字段类型"]
        customType: i64 where {
            1 "text field" "文本框",
            2 "date field" "日期框",
            3 "one of a list" "单选框",
            4 "several of a list" "多选框",
        },
        /// Longest text, in characters.
        /// 文本的最大字符数。
        #[term = "字段长度"]
        customLength: i64,
        /// Whether it has to be filled in.
        #[term = "是否必填"]
        customIsred: bool,
        /// When it was made, as the server wrote it.
        /// 原样返回，不转换格式。
        #[term = "添加时间"]
        customAddtime: Option<String>,
        /// The same, formatted `yyyy-MM-dd HH:mm:ss`.
        /// 格式为 `yyyy-MM-dd HH:mm:ss`。
        #[term = "添加时间格式化后的时间"]
        customAddtimeStr: Option<String>,
        /// The choices of a list.
        #[term = "多选框,单选框的值"]
        customValJsonStr: Vec<FriendAttributeChoice>,
        /// Format of a date field, `YYYY-MM-DD`.
        /// 如 `YYYY-MM-DD`。
        #[term = "日期框日期格式"]
        customDateformat: Option<String>,
        /// The choices again.
        /// 内容同 `customValJsonStr`。
        #[term = "多选框,单选框未序列化之前的值"]
        customVal: JsonString<Vec<FriendAttributeChoice>>,
    }
}

record! {
    /// A choice of a custom attribute.
    /// 自定义属性的一个选项。
    FriendAttributeChoice {
        /// What is shown.
        /// 显示的文字。
        key: String,
        /// What is stored.
        /// 保存的值。
        value: String,
    }
}

record! {
    /// A friend or group of an operating account (好友), as far as the vendor documents it. Every other field that the
    /// server sends is on the object too, untouched.
    /// 运营号的好友或群，仅列出厂商文档已说明的字段。服务器返回的其他字段也原样保留在对象上。
    Friend {
        /// Number of the friend in the system.
        /// 好友在系统中的编号。
        ad_friend_id: i64,
        /// WeChat id.
        #[term = "微信号"]
        ad_friend_uwenober: Option<String>,
        /// Original WeChat id, `wxid_…`.
        /// 形如 `wxid_…`。
        #[term = "原始微信号"]
        ad_friend_wenober: Option<String>,
        /// Name.
        /// 名称。
        username: Option<String>,
        /// Address of the picture.
        /// 头像地址。
        avatar: Option<String>,
    }
}

params! {
    /// Without any, the server returns the first 20.
    /// 不传任何参数时返回前 20 个好友。
    ListFriendsParams {
        /// Number of the operating account in the system.
        #[term = "运营号编号"]
        Wechat_id?: i64,
        /// WeChat id to look for.
        /// 按微信号查找。
        #[term = "微信号"]
        Wechat_No?: String,
        /// Added from this time on.
        /// 添加时间的开始。
        StartTime?: Time,
        /// Added until this time.
        /// 添加时间的结束。
        EndTime?: Time,
        /// Bound from this time on, unix seconds.
        /// 绑定时间的开始，Unix 时间戳（秒）。
        ad_bind_Stime?: UnixSeconds,
        /// Bound until this time, unix seconds.
        /// 绑定时间的结束，Unix 时间戳（秒）。
        ad_bind_Etime?: UnixSeconds,
        /// Last chatted from this time on, unix seconds.
        /// 最后聊天时间的开始，Unix 时间戳（秒）。
        ad_updatechatting_Stime?: UnixSeconds,
        /// Last chatted until this time, unix seconds.
        /// 最后聊天时间的结束，Unix 时间戳（秒）。
        ad_updatechatting_Etime?: UnixSeconds,
        /// Page, from 1.
        /// 页码，从 1 开始。
        Page?: i64,
        /// Friends on a page.
        /// 每页的好友数。
        PageSize?: i64 = 20,
        /// Only friends that belong to this staff member.
        /// 只返回归属该员工的好友。
        #[term = "员工号"]
        ad_staff_code?: String,
        /// Changed after this time, unix seconds.
        /// 只返回在此时间之后有变更的好友，Unix 时间戳（秒）。
        ad_relation_expand3?: UnixSeconds,
        /// Kind of relation.
        /// 关系类型。
        ad_relation_isflock?: one_of {
            -1 "all" "全部",
            0 "friend" "好友",
            1 "group" "群",
            2 "WeCom contact" "企微联系人",
            3 "WeCom group" "企微群",
        } = -1,
        /// State of the relation.
        /// 关系状态。
        ad_relation_state?: one_of {
            -1 "all" "全部",
            0 "valid" "有效",
            1 "deleted by us" "主动删除",
            4 "deleted by them" "被动删除",
            5 "blocked by us" "主动拉黑",
            6 "blocked by them" "被动拉黑",
        } = 0,
        /// Kind of account.
        /// 账号类型。
        ad_wechat_lei?: one_of { 0 "personal WeChat" "个微", 3 "WeCom" "企微" },
        /// What to sort by.
        /// 排序字段。
        order_by_key?: one_of {
            "ad_relation_id" "number of the relation" "关系编号",
            "ad_updatechatting_time" "time of the last chat" "最后聊天时间",
        },
        /// Which way to sort.
        /// 排序方向。
        order_by_model?: one_of { "asc" "ascending" "升序", "desc" "descending" "降序" },
    }
}

params! {
    AddFriendParams {
        /// WeChat id of the operating account that is to add the friend.
        /// 由它发出好友申请。
        #[term = "运营号微信号"]
        ReceiVerId: String,
        /// Phone number, WeChat id, QQ number, or a WeChat id that can be added.
        /// 手机号、微信号、QQ 号，或可被添加的微信号。
        #[term = "要添加的微信号或者手机号码"]
        Wechat_Moble: String,
        /// Greeting.
        /// 打招呼内容。
        GreeTing: String,
        /// Your own id of this request; must be unique.
        /// 你为本次请求指定的编号，必须唯一。
        PcKid: String,
        /// Staff code; without it the request is queued.
        /// 不传则进入排队。
        #[term = "员工号"]
        sffcode?: String,
    }
}

endpoint! {
    /// Lists the custom attributes of friends.
    /// 返回全部好友自定义属性。
    LIST_FRIEND_ATTRIBUTES = V1.listFriendAttributes() -> Vec<FriendAttribute> {
        request: Get "friend/GetCustomAttributeList",
        effect: Read,
        title: "好友自定义属性配置",
        section: "基础数据类接口",
    }
}

endpoint! {
    /// Reads friends, a page at a time.
    /// 分页读取好友。
    LIST_FRIENDS = V1.listFriends(ListFriendsParams) -> ArrayOrOne<Friend> {
        request: Get "friend",
        effect: Read,
        title: "读取好友",
        section: "数据读取类接口",
        partial_answer: "The vendor documents five fields of a friend and says that there are more: those are on the objects, unchecked."
            "厂商文档只说明了好友的五个字段，并注明还有更多字段：那些字段也在对象上，不作校验。",
    }
}

endpoint! {
    /// Adds a friend: an operating account sends a friend request.
    /// 由运营号发出好友申请。
    ADD_FRIEND = V1.addFriend(AddFriendParams) -> bool {
        request: Post "friend/Add_Friend",
        effect: Action,
        title: "添加好友",
        section: "行为操作类接口",
        codes: [
            200010 "no such staff code",
            200015 "the operating account's WeChat id is missing",
            200016 "the WeChat id or phone number is missing",
            200017 "adding is not enabled",
            200018 "no such WeChat id",
        ],
    }
}

pages! {
    /// All friends
    /// 全部好友
    EACH_FRIEND = eachFriend(LIST_FRIENDS) {
        page: "Page",
        size: "PageSize" = 20,
        item_id: "ad_friend_id",
    }
}
