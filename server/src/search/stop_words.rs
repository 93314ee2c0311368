//! Words of sentences and questions that say nothing about what is looked for.

use std::sync::LazyLock;

use rustc_hash::FxHashSet as HashSet;

/// Whether a normalised word carries no weight.
pub(super) fn is_stop_word(word: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        [ENGLISH, CONTRACTIONS, CHINESE].into_iter().flat_map(str::split_whitespace).collect()
    });
    ALL.contains(word)
}

const ENGLISH: &str = "
    a about actually after all also am an and any are as ask asked at be because been before being big
    bigger biggest both but by call called calls came can come compare compared could currently did do
    does doing done during each either else ever exactly find for from gave get getting give given gives
    giving go goes going gone got had happen happened happening happens has have he her his how i if in
    intend intends into is it its just know known large like list long made make makes making many may
    me mean meaning means more most much my name named now of on one only opened or other others our out
    over please put puts putting really s said same saw say says see seen she should show so some still
    such take taken takes tell than that the their them then there these they think this those to today
    took us use used want wanted wants was we went were what when where whether which while who whom
    whose why will with would year years you your
";

/// Without their apostrophes.
const CONTRACTIONS: &str = "
    whats whos wheres whens hows whys thats theres isnt arent wasnt werent dont doesnt didnt cant wont
    hasnt havent im ive
";

const CHINESE: &str = "
    的 了 是 在 有 和 与 及 或 也 都 就 又 还 并 而 且 但 被 把 将 由 对 从 向
    于 以 为 到 等 之 其 该 此 这 那 我 你 他 她 它 们 吗 呢 吧 啊 么 什么 哪
    哪些 哪个 哪家 哪位 哪里 哪儿 哪一 谁 几 几个 多少 多大 怎么 怎样 如何 为什么 为何
    何时 何地 何 是否 有没有 请 请问 告诉 关于 有关 分别 一共 总共 共 各 每 个 项 家
    位 场 次 年 月 日 里 中 上 下 时 时候 期间 之间 以及 其中 这些 那些 这个 那个
    可以 能 会 要 想 知道 了解 查 查询 一下 过 着 给 让 使 所 得 地 不 没 没有 哪几
    哪年 某 某些 名 称 即 至 自 自己 内 外 前 后 一 两 二 三 看 聊 搞 啥 咋 开 办
    做 说 讲 叫 叫做 今年 明年 去年 那次 这次 到底 究竟 具体 后来 一些 大家 人们 我们
    他们 你们 包括 方面 情况 东西 事 事情 意思 什么样 怎么样 为啥 几号 周几 哪天 一天 号
    那边 这边 好 更 最 很 呀 哦 来 去 跟
";
