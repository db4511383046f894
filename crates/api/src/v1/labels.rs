//! 标签分类, 标签配置: labels of customers and their categories.

resource! {
    records: [LabelCategory, Label],
    endpoints: [LIST_LABEL_CATEGORIES, LIST_LABELS],
}

record! {
    /// A category of labels (标签分类).
    /// 标签分类。
    LabelCategory {
        /// Number of the category.
        #[term = "标签分类编号"]
        ad_label_id: i64,
        /// Name of the category.
        #[term = "标签分类名称"]
        ad_label_name: String,
        /// How many of its labels a customer may have.
        /// 该分类的标签可以选几个。
        ad_choose: i64 where { 0 "one" "单选", 1 "several" "多选" },
    }
}

record! {
    /// A label (标签).
    /// 标签。
    Label {
        /// Number of the label.
        #[term = "标签详细编号"]
        ad_label_info_id: i64,
        /// The label.
        #[term = "标签名字"]
        ad_label_info_name: String,
        /// Number of its category.
        /// 所属分类的编号。
        #[term = "标签分类"]
        ad_label_id: i64,
        /// When it was made, as the server wrote it; in the vendor's example, not in its table.
        /// 添加时间，原样返回，不转换格式；只出现在厂商的示例中，表格中没有。
        ad_label_time: Option<String>,
        /// Merchant; null in the vendor's example, not in its table.
        /// 商户；厂商的示例中为 null，表格中没有。
        merchant_id: Option<String>,
        /// Name of its category.
        #[term = "标签分类名称"]
        ad_label_name: String,
        /// How many labels of its category a customer may have.
        /// 所属分类的标签可以选几个。
        ad_choose: i64 where { 0 "one" "单选", 1 "several" "多选" },
    }
}

params! {
    ListLabelsParams {
        /// The category whose labels are listed (ad_label_id); -1 for all (查询所有).
        /// 即标签分类编号（ad_label_id），返回该分类的标签；-1 查询所有。
        #[term = "大类编号"]
        categories?: i64 = -1,
    }
}

endpoint! {
    /// Lists the categories of labels.
    /// 返回全部标签分类。
    LIST_LABEL_CATEGORIES = V1.listLabelCategories() -> Vec<LabelCategory> {
        request: Get "Label",
        effect: Read,
        title: "标签分类",
        section: "基础数据类接口",
    }
}

endpoint! {
    /// Lists the labels, of all categories or of one.
    /// 返回标签，可以是所有分类的，也可以是一个分类的。
    LIST_LABELS = V1.listLabels(ListLabelsParams) -> Vec<Label> {
        request: Get "wecahtlabel",
        effect: Read,
        title: "标签配置",
        section: "基础数据类接口",
    }
}
