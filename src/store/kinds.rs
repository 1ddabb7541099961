//! The built-in kinds of agencies, as a file of data.

use std::sync::LazyLock;

use crate::domain::kinds::Kinds;

use super::data;

/// Every built-in kind of agency.
#[must_use]
pub fn builtin() -> &'static Kinds {
    static KINDS: LazyLock<Kinds> =
        LazyLock::new(|| data::builtin(include_str!("../agencies/kinds.ron"), Kinds::read));
    &KINDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agencys_name_speaks_of_its_kind() {
        assert_eq!(builtin().all().len(), 39);
        for (name, kind) in [
            ("社会福祉法人みなと市社会福祉協議会", Some("shakyo")),
            ("市社協（CSW）", Some("shakyo")),
            ("サポステみなと", Some("saposute")),
            ("しおかぜ公共職業安定所", Some("hellowork")),
            ("地域包括支援ｾﾝﾀｰひだまり", Some("houkatsu")),
            ("就労継続支援Ｂ型　こもれび", Some("b_type")),
            ("適応指導教室", Some("edu_center")),
            ("なかぽつ", Some("shupotsu")),
            ("要対協", Some("youtaikyo")),
            ("こころの健康センター", Some("mh_center")),
            ("センター", None),
            ("支援課", None),
            ("", None),
        ] {
            assert_eq!(builtin().in_name(name).map(|kind| kind.id.as_str()), kind, "{name}");
        }
    }
}
