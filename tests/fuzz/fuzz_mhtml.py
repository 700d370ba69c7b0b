"""Web archives: the mail headers are broken, not the page, which has a target of its own."""

from feeding import instrumented, start

read_mhtml = instrumented("gongkai.document.html.mhtml").read_mhtml

ARCHIVE = (
    b'From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--b"; type="text/html"\r\n\r\n----b\r\n'
    b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"<table><tr><td>=CF=EE=C4=BF</td><td>1</td></tr></table>\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: "
    b"base64\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
)
ALONE = (
    b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+MTwvcD4=\n"
)

if __name__ == "__main__":
    start(read_mhtml, [ARCHIVE, ALONE])
