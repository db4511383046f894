//! 标签分类, 标签配置: labels of customers and their categories.

use youmi_wire::shape::Shape;

record! {
    /// A category of labels (标签分类).
    pub struct LabelCategory {
        /// Number of the category (标签分类编号).
        pub ad_label_id: i64,
        /// Name of the category (标签分类名称).
        pub ad_label_name: String,
        /// How many of its labels a customer may have: 0 one, 1 several (0单选,1多选).
        pub ad_choose: i64,
    }
}

record! {
    /// A label (标签).
    pub struct Label {
        /// Number of the label (标签详细编号).
        pub ad_label_info_id: i64,
        /// The label (标签名字).
        pub ad_label_info_name: String,
        /// Number of its category (标签分类).
        pub ad_label_id: i64,
        /// When it was made, as the server wrote it; in the vendor's example, not in its table.
        pub ad_label_time: Option<String>,
        /// Merchant; null in the vendor's example, not in its table.
        pub merchant_id: Option<String>,
        /// Name of its category (标签分类名称).
        pub ad_label_name: String,
        /// How many labels of its category a customer may have: 0 one, 1 several (0单选,1多选).
        pub ad_choose: i64,
    }
}

params! {
    /// What {@link V1Client.listLabels} takes.
    pub struct ListLabelsParams {
        /// -1 (the default) for all labels (查询所有), or a category's number (大类编号, ad_label_id).
        categories?: i64,
    }
}

endpoint! {
    /// Lists the categories of labels (标签分类).
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v1 › 基础数据类接口 › 标签分类.
    V1.listLabelCategories(params?: "NoParams | null") -> "Promise<Reply<LabelCategory[]>>" {
        title: "标签分类",
        method: Get,
        path: Some("Label"),
        effect: Read,
        params: (),
        values: Vec::<LabelCategory>::KIND,
    }
}

endpoint! {
    /// Lists the labels, of all categories or of one (标签配置).
    ///
    /// Rejects with a {@link YoumiError}.
    ///
    /// Vendor's page: v1 › 基础数据类接口 › 标签配置.
    V1.listLabels(params?: "ListLabelsParams | null") -> "Promise<Reply<Label[]>>" {
        title: "标签配置",
        method: Get,
        path: Some("wecahtlabel"),
        effect: Read,
        params: ListLabelsParams,
        values: Vec::<Label>::KIND,
    }
}
