//! What is wrong with how the program was called.

use tiendo_text::Lang;

super::sentences! {
    no_such_option(given: &str) { "không có tùy chọn “{given}”.", "there is no option “{given}”." }
    no_such_command(given: &str) { "không có lệnh “{given}”.", "there is no command “{given}”." }
    did_you_mean(known: &str) { "Có phải “{known}”?", "Did you mean “{known}”?" }
    value_missing(option: &str) { "“{option}” cần một giá trị.", "“{option}” needs a value." }
    value_wrong(option: &str, given: &str) { "giá trị “{given}” của “{option}” không dùng được.", "the value “{given}” of “{option}” will not do." }
    value_wrong_why(option: &str, given: &str, why: &str) {
        "giá trị “{given}” của “{option}” không dùng được: {why}.",
        "the value “{given}” of “{option}” will not do: {why}."
    }
    value_like(option: &str, given: &str, example: &str) {
        "giá trị “{given}” của “{option}” không dùng được; ghi như {example}.",
        "the value “{given}” of “{option}” will not do; write it like {example}."
    }
    value_may_be(known: &str) { "Dùng được: “{known}”.", "It may be: “{known}”." }
    argument_missing(missing: &str) { "còn thiếu “{missing}”.", "“{missing}” is missing." }
    not_together(one: &str, other: &str) { "“{one}” không dùng cùng “{other}”.", "“{one}” and “{other}” do not go together." }
    call_not_utf8() { "có tham số không phải chữ UTF-8.", "an argument is not UTF-8 text." }
    called_wrongly() { "lệnh gọi chưa đúng.", "this is not how it is called." }
    called_so(usage: &str) { "Cách gọi: {usage}", "Usage: {usage}" }
    see_help(command: &str) { "Xem thêm: {command} --help", "More: {command} --help" }
}
