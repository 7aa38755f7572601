"""What all workbooks share: nothing that is written is ever taken for a formula, a link or a number."""

#: What begins with one of them, a program can take for a formula; also in the wide form of East Asian type.
FORMULA = (*"=+-@", *"＝＋－＠", *"\t\r\n")
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
READING = {"ltr": 1, "rtl": 2}
