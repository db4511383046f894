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
    FriendAttribute {
        /// Number of the attribute; a text in the vendor's example.
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
        #[term = "字段长度"]
        customLength: i64,
        /// Whether it has to be filled in.
        #[term = "是否必填"]
        customIsred: bool,
        /// When it was made, as the server wrote it.
        #[term = "添加时间"]
        customAddtime: Option<String>,
        /// The same, formatted `yyyy-MM-dd HH:mm:ss`.
        #[term = "添加时间格式化后的时间"]
        customAddtimeStr: Option<String>,
        /// The choices of a list.
        #[term = "多选框,单选框的值"]
        customValJsonStr: Vec<FriendAttributeChoice>,
        /// Format of a date field, `YYYY-MM-DD`.
        #[term = "日期框日期格式"]
        customDateformat: Option<String>,
        /// The choices again.
        #[term = "多选框,单选框未序列化之前的值"]
        customVal: JsonString<Vec<FriendAttributeChoice>>,
    }
}

record! {
    /// A choice of a custom attribute.
    FriendAttributeChoice {
        /// What is shown.
        key: String,
        /// What is stored.
        value: String,
    }
}

record! {
    /// A friend or group of an operating account (好友), as far as the vendor documents it. Every other field that the
    /// server sends is on the object too, untouched.
    Friend {
        /// Number of the friend in the system.
        ad_friend_id: i64,
        /// WeChat id.
        #[term = "微信号"]
        ad_friend_uwenober: Option<String>,
        /// Original WeChat id, `wxid_…`.
        #[term = "原始微信号"]
        ad_friend_wenober: Option<String>,
        /// Name.
        username: Option<String>,
        /// Address of the picture.
        avatar: Option<String>,
    }
}

params! {
    /// Without any, the server returns the first 20.
    ListFriendsParams {
        /// Number of the operating account in the system.
        #[term = "运营号编号"]
        Wechat_id?: i64,
        /// WeChat id to look for.
        #[term = "微信号"]
        Wechat_No?: String,
        /// Added from this time on.
        StartTime?: Time,
        /// Added until this time.
        EndTime?: Time,
        /// Bound from this time on, unix seconds.
        ad_bind_Stime?: UnixSeconds,
        /// Bound until this time, unix seconds.
        ad_bind_Etime?: UnixSeconds,
        /// Last chatted from this time on, unix seconds.
        ad_updatechatting_Stime?: UnixSeconds,
        /// Last chatted until this time, unix seconds.
        ad_updatechatting_Etime?: UnixSeconds,
        /// Page, from 1.
        Page?: i64,
        /// Friends on a page.
        PageSize?: i64 = 20,
        /// Only friends that belong to this staff member.
        #[term = "员工号"]
        ad_staff_code?: String,
        /// Changed after this time, unix seconds.
        ad_relation_expand3?: UnixSeconds,
        /// Kind of relation.
        ad_relation_isflock?: one_of { -1 "all", 0 "friend", 1 "group", 2 "WeCom contact", 3 "WeCom group" } = -1,
        /// State of the relation.
        ad_relation_state?: one_of {
            -1 "all",
            0 "valid",
            1 "deleted by us",
            4 "deleted by them",
            5 "blocked by us",
            6 "blocked by them",
        } = 0,
        /// Kind of account.
        ad_wechat_lei?: one_of { 0 "personal WeChat" "个微", 3 "WeCom" "企微" },
        /// What to sort by.
        order_by_key?: one_of { "ad_relation_id", "ad_updatechatting_time" },
        /// Which way to sort.
        order_by_model?: one_of { "asc", "desc" },
    }
}

params! {
    AddFriendParams {
        /// WeChat id of the operating account that is to add the friend.
        #[term = "运营号微信号"]
        ReceiVerId: String,
        /// Phone number, WeChat id, QQ number, or a WeChat id that can be added.
        #[term = "要添加的微信号或者手机号码"]
        Wechat_Moble: String,
        /// Greeting.
        GreeTing: String,
        /// Your own id of this request; must be unique.
        PcKid: String,
        /// Staff code; without it the request is queued.
        #[term = "员工号"]
        sffcode?: String,
    }
}

endpoint! {
    /// Lists the custom attributes of friends.
    LIST_FRIEND_ATTRIBUTES = V1.listFriendAttributes() -> Vec<FriendAttribute> {
        request: Get "friend/GetCustomAttributeList",
        effect: Read,
        title: "好友自定义属性配置",
        section: "基础数据类接口",
    }
}

endpoint! {
    /// Reads friends, a page at a time.
    LIST_FRIENDS = V1.listFriends(ListFriendsParams) -> ArrayOrOne<Friend> {
        request: Get "friend",
        effect: Read,
        title: "读取好友",
        section: "数据读取类接口",
        partial_answer: "The vendor documents five fields of a friend and says that there are more: those are on the objects, unchecked.",
    }
}

endpoint! {
    /// Adds a friend: an operating account sends a friend request.
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
    EACH_FRIEND = eachFriend(LIST_FRIENDS) {
        page: "Page",
        size: "PageSize" = 20,
        item_id: "ad_friend_id",
    }
}
