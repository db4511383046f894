//! 好友自定义属性配置, 读取好友, 添加好友: friends, their custom attributes, and adding one.

use crate::{Time, UnixSeconds};
use youmi_wire::shape::{JsonText, Kind, Shape};

record! {
    /// A custom attribute that the merchant keeps of its friends (好友自定义属性).
    pub struct FriendAttribute {
        /// Number of the attribute (属性编号); a text in the vendor's example.
        pub id: String,
        /// Place in the order of attributes (字段排序).
        pub sort: i64,
        /// Merchant's number (商家编号).
        pub merchantId: Option<String>,
        /// Name of the attribute (字段名称).
        pub customName: String,
        /// How it is filled in (字段类型): 1 text field (文本框), 2 date field (日期框), 3 one of a list (单选框),
        /// 4 several of a list (多选框).
        pub customType: i64,
        /// Longest text, in characters (字段长度).
        pub customLength: i64,
        /// Whether it has to be filled in (是否必填).
        pub customIsred: bool,
        /// When it was made (添加时间), as the server wrote it.
        pub customAddtime: Option<String>,
        /// The same, formatted `yyyy-MM-dd HH:mm:ss` (添加时间格式化后的时间).
        pub customAddtimeStr: Option<String>,
        /// The choices of a list (多选框,单选框的值).
        pub customValJsonStr: Vec<FriendAttributeChoice>,
        /// Format of a date field (日期框日期格式), `YYYY-MM-DD`.
        pub customDateformat: Option<String>,
        /// The choices again (多选框,单选框未序列化之前的值). The server sends JSON inside a text; here it is parsed.
        #[tsify(type = "FriendAttributeChoice[]")]
        pub customVal: JsonText<Vec<FriendAttributeChoice>>,
    }
}

record! {
    /// A choice of a custom attribute.
    pub struct FriendAttributeChoice {
        /// What is shown.
        pub key: String,
        /// What is stored.
        pub value: String,
    }
}

record! {
    /// A friend or group of an operating account (好友), as far as the vendor documents it. Every other field that the
    /// server sends is on the object too, untouched.
    pub struct Friend {
        /// Number of the friend in the system.
        pub ad_friend_id: i64,
        /// WeChat id (微信号).
        pub ad_friend_uwenober: Option<String>,
        /// Original WeChat id, `wxid_…` (原始微信号).
        pub ad_friend_wenober: Option<String>,
        /// Name.
        pub username: Option<String>,
        /// Address of the picture.
        pub avatar: Option<String>,
    }
}

params! {
    /// What {@link V1Client.listFriends} takes. Without any, the server returns the first 20.
    pub struct ListFriendsParams {
        /// Number of the operating account in the system (运营号编号).
        Wechat_id?: i64,
        /// WeChat id to look for (微信号).
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
        /// Friends on a page; 20 without it.
        PageSize?: i64,
        /// Only friends that belong to this staff member (员工号).
        ad_staff_code?: String,
        /// Changed after this time, unix seconds.
        ad_relation_expand3?: UnixSeconds,
        /// Kind of relation: -1 all (the default), 0 friend, 1 group, 2 WeCom contact, 3 WeCom group.
        ad_relation_isflock?: one_of "-1 | 0 | 1 | 2 | 3",
        /// State of the relation: -1 all, 0 valid (the default), 1 deleted by us, 4 deleted by them, 5 blocked by us, 6 blocked by them.
        ad_relation_state?: one_of "-1 | 0 | 1 | 4 | 5 | 6",
        /// Kind of account: 0 personal WeChat (个微), 3 WeCom (企微).
        ad_wechat_lei?: one_of "0 | 3",
        /// What to sort by.
        order_by_key?: one_of "'ad_relation_id' | 'ad_updatechatting_time'",
        /// Which way to sort.
        order_by_model?: one_of "'asc' | 'desc'",
    }
}

params! {
    /// What {@link V1Client.addFriend} takes.
    pub struct AddFriendParams {
        /// WeChat id of the operating account that is to add the friend (运营号微信号).
        ReceiVerId: String,
        /// Phone number, WeChat id, QQ number, or a WeChat id that can be added (要添加的微信号或者手机号码).
        Wechat_Moble: String,
        /// Greeting.
        GreeTing: String,
        /// Your own id of this request; must be unique.
        PcKid: String,
        /// Staff code (员工号); without it the request is queued.
        sffcode?: String,
    }
}

endpoint! {
    /// Lists the custom attributes of friends (好友自定义属性配置).
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v1 › 基础数据类接口 › 好友自定义属性配置.
    V1.listFriendAttributes(params?: "NoParams | null") -> "Promise<Reply<FriendAttribute[]>>" {
        title: "好友自定义属性配置",
        method: Get,
        path: Some("friend/GetCustomAttributeList"),
        effect: Read,
        params: (),
        values: Vec::<FriendAttribute>::KIND,
    }
}

endpoint! {
    /// Reads friends, a page at a time (读取好友). {@link V1Client.eachFriend} reads them all.
    ///
    /// The vendor documents five fields of a friend and says that there are more: those are on the objects, unchecked.
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v1 › 数据读取类接口 › 读取好友.
    V1.listFriends(params?: "ListFriendsParams | null") -> "Promise<Reply<Friend[]>>" {
        title: "读取好友",
        method: Get,
        path: Some("friend"),
        effect: Read,
        params: ListFriendsParams,
        values: Kind::ListOrOne(&Friend::KIND),
    }
}

endpoint! {
    /// Adds a friend (添加好友): an operating account sends a friend request.
    ///
    /// It is sent once. Only where the answer proves that nothing was done (an invalid token or timestamp) is it sent
    /// again. After a network error or a timeout nobody knows whether it arrived: ask before you repeat it.
    ///
    /// Rejects with a {@link YoumiError}; kind `api`, codes 200010 (no such staff code), 200015 and 200016 (an id is
    /// missing), 200017 (adding is not enabled), 200018 (no such WeChat id).
    ///
    /// Vendor's page: v1 › 行为操作类接口 › 添加好友.
    V1.addFriend(params: "AddFriendParams") -> "Promise<Reply<boolean>>" {
        title: "添加好友",
        method: Post,
        path: Some("friend/Add_Friend"),
        effect: Action,
        params: AddFriendParams,
        values: Kind::Flag,
    }
}

pages! {
    /// All friends, one after the other (读取好友): an async iterable that fetches a page when its first friend is asked
    /// for. It begins at `Page`, or at the first page.
    ///
    /// ```ts
    /// for await (const friend of v1.eachFriend({ PageSize: 100 })) console.log(friend.username);
    /// ```
    ///
    /// It ends at an empty page, or where the server gives its last page once more. Its `next()` rejects with a
    /// {@link YoumiError}; kind `decode` if the server gives earlier pages again, so that friends would be missing.
    V1.eachFriend(params?: "ListFriendsParams | null") -> "AsyncIterableIterator<Friend>" {
        endpoint: listFriends,
        page: "Page",
        size: ("PageSize", Some(20)),
        id: Some("ad_friend_id"),
    }
}
