"""Text and terms to measure with, made from our own templates and the names in Dictionaries/, the same on every machine."""
import pathlib
import random

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

TEMPLATES = [
    "{day}，{place}召开{topic}工作推进会，{office}{person}出席会议并讲话。",
    "会议强调，要深入贯彻落实{phrase}，坚持问题导向，扎实推进{topic}工作。",
    "会议指出，一是要提高认识，二是要压实责任，三是要强化督查，确保{topic}各项任务落到实处。",
    "今年以来，{place}{topic}完成投资{number}亿元，同比增长{percent}%，占全市总量的{percent}%左右。",
    "{place}人民政府办公室印发《关于做好{topic}工作的通知》（{place}政办发〔{year}〕{small}号）。",
    "截至{day}，全市累计排查企业{number}家，发现问题{small}个，整改率达到{percent}%。",
    "{office}{person}到{place}调研，实地察看{topic}项目建设情况，听取有关部门汇报，要求倒排工期、挂图作战。",
    "各部门要各司其职、密切配合，把{topic}作为重中之重，加快形成齐抓共管的工作格局。",
    "“{phrase}”写进了今年的政府工作报告，{place}、{place}等地已制定实施方案。",
    "据了解，该项目位于{place}，占地{number}平方米，计划{year}年底前建成投用。",
    "（{small}）健全机制。建立联席会议制度，每月调度一次，重大事项及时报告。",
    "要强化统筹,加强领导，切实把思想和行动统一到{phrase}上来。",
    "会议听取了{place}关于{topic}情况的汇报，审议通过了有关文件，研究部署了下一阶段工作。",
]
TOPICS = "防汛抗旱 安全生产 乡村振兴 项目建设 招商引资 营商环境 生态环境保护 就业 信访 森林防火 城市更新 粮食生产 基层治理 数字政府".split()
OFFICES = "市委书记 市长 副市长 县委书记 县长 局长 市委副书记、市长 常务副市长".split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静强磊军洋勇艳杰涛明超霞平刚桂英华建国文博宇轩"


def names(table, column, dictionary="national"):
    """Values of a column of a bundled table."""
    lines = (REPOSITORY / "Dictionaries" / dictionary / table).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    at = rows[0].index(column)
    return [row[at] for row in rows[1:] if at < len(row) and row[at] and "{" not in row[at] and not row[at].startswith("!")]


class Writer:
    """Writes paragraphs; seeded, so that the text is always the same."""

    def __init__(self, seed=20261121, places=None, phrases=None):
        self.random = random.Random(seed)
        self.places = places or names("places.tsv", "name")
        self.phrases = phrases or names("phrases.tsv", "phrase")

    def sentence(self):
        """One sentence; now and then with a slip in it."""
        pick = self.random.choice
        number = self.random.randint
        text = pick(TEMPLATES)
        for key, value in {
            "{day}": lambda: f"{number(2015, 2026)}年{number(1, 12)}月{number(1, 28)}日",
            "{place}": lambda: pick(self.places), "{phrase}": lambda: pick(self.phrases), "{topic}": lambda: pick(TOPICS),
            "{office}": lambda: pick(OFFICES),
            "{person}": lambda: pick(SURNAMES) + "".join(pick(GIVEN) for _ in range(number(1, 2))),
            "{number}": lambda: str(number(2, 98000) / 10), "{percent}": lambda: str(number(1, 999) / 10),
            "{year}": lambda: str(number(2015, 2026)), "{small}": lambda: str(number(1, 60)),
        }.items():
            while key in text:
                text = text.replace(key, value(), 1)
        if number(0, 39) == 0:
            at = number(1, len(text) - 2)
            text = text[:at] + pick(["的的", ",", "”", "，，", " ", "全面振兴新突破三年行冻"]) + text[at:]
        return text

    def paragraphs(self, size):
        """Paragraphs of three to nine sentences, at least `size` bytes of UTF-8."""
        written, lines = 0, []
        while written < size:
            line = "　　" + "".join(self.sentence() for _ in range(self.random.randint(3, 9))) + "\n"
            lines.append(line)
            written += len(line.encode())
        return "".join(lines)

    def terms(self, count):
        """Different wrong spellings of bundled names: what a string search would look for instead of rules."""
        sources = [name for name in self.phrases + self.places + names("organizations.tsv", "name") if len(name) > 3]
        found = {}
        while len(found) < count:
            name = self.random.choice(sources)
            at = self.random.randrange(len(name))
            found[name[:at] + chr(self.random.randrange(0x4E00, 0x9FA5)) + name[at + 1:]] = None
        return list(found)

    def dictionary(self, folder, count):
        """A dictionary of `count` terms in the form that Zhubi reads."""
        folder.mkdir(parents=True, exist_ok=True)
        wrong = (f"{chr(0x4E00 + i % 20000)}{chr(0x4E00 + i * 7919 % 20000)}{chr(0x4E00 + i // 20000)}误" for i in range(count))
        with open(folder / "terms.tsv", "w", encoding="utf-8") as file:
            file.write("wrong\tright\tkind\n")
            for term in wrong:
                file.write(f"{term}\t{term[:-1]}正\ttypo\n")


def write_all(folder, largest):
    """Writes the texts into a folder that may hold them already. `largest` is the size in bytes of the greatest one."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / f"complete-{largest}"
    if stamp.exists():
        return
    writer = Writer()
    (folder / "tiny.txt").write_text("全市重点工作调度推进会议召开，市委副书记、市长出席会议并讲话。\n", encoding="utf-8")
    for name, size in {"10k": 10_000, "100k": 100_000, "1m": 1_000_000, "10m": 10_000_000, "100m": 100_000_000}.items():
        if size <= largest:
            (folder / f"{name}.txt").write_text(writer.paragraphs(size), encoding="utf-8")
    (folder / "tree").mkdir(exist_ok=True)
    for i in range(min(1000, largest // 10_000)):
        (folder / "tree" / f"{i:04d}.txt").write_text(writer.paragraphs(10_000), encoding="utf-8")
    for count in (3_000, 40_000):
        (folder / f"terms{count}.txt").write_text("\n".join(writer.terms(count)) + "\n", encoding="utf-8")
    for count in (3_000, 40_000, 1_000_000):
        writer.dictionary(folder / f"dictionary{count}", count)
    stamp.touch()
