"""Separated values, raw or woven of the form's words with every mark that parts cells."""

from feeding import instrumented, start, words, woven

read_csv = instrumented("gongkai.document.csvfile").read_csv
TEXTS = (",", ",", "\n", "\t", ";", "，", "|", '"', '""', "\r", *instrumented("vocabulary").TEXTS)
ROWS = '项目,自然人,"总,计"\n一、新收,1,"1,234"\n,,\n三、,"多\n行",０\n'.encode()

if __name__ == "__main__":
    start(
        lambda data: read_csv(words(data, TEXTS)),
        [ROWS, ROWS.decode().encode("gb18030"), ROWS.replace(b",", b"\t"), woven(60, 1, 61, 3, 62, 8, 14, 8, 3)],
    )
