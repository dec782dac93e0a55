import Testing

/// Whatever happens to a writer, a dictionary is as it was or as it should be.
@Suite("Writing dictionaries", .serialized)
struct DictAtomicityTests {
  private static let project = """
    mkdir 词典
    echo '{"dictionaries": ["./词典"]}' > zhubi.json
    echo '{"name": "词典", "version": "1", "sources": {"doc": "某文件"}}' > 词典/dictionary.json
    printf 'name\\torganization\\toffice\\tsource\\n# 人工维护\\n\\n# 甲的注\\n陈一\\t某局\\t局长\\tdoc\\n' > 词典/people.tsv
    printf 'name\\tabbreviations\\tparent\\tsource\\n某局\\t\\t\\tdoc\\n某局办公室\\t\\t某局\\tdoc\\n' > 词典/organizations.tsv
    """

  @Test func aKilledWriterLeavesOldOrNew() {
    // Each round a rename that changes two tables is killed somewhere on its way; the next one must find all or nothing.
    let outcome = CommandLineTests.run(
      Self.project + """

        # How long a whole one takes, so that kills fall into all of it.
        start=$(date +%s%N); $ZHUBI dict rename organizations:某局 某厅 >/dev/null || exit 9; took=$(( ($(date +%s%N) - start) / 1000 ))
        $ZHUBI dict rename organizations:某厅 某局 >/dev/null || exit 9
        killed=0
        for i in $(seq 1 100); do
          if grep -q '^某局' 词典/organizations.tsv; then old=某局; new=某厅; else old=某厅; new=某局; fi
          $ZHUBI dict rename organizations:$old $new >/dev/null 2>&1 &
          pid=$!
          pause=$(( (RANDOM * 32768 + RANDOM) % (took + 1) ))
          sleep $(printf '%d.%06d' $((pause / 1000000)) $((pause % 1000000)))
          kill -9 $pid 2>/dev/null && killed=$((killed + 1))
          wait $pid 2>/dev/null
          for f in people organizations; do
            [ "$(tail -c 1 词典/$f.tsv | od -An -tx1)" = " 0a" ] || { echo "cut short: $f"; exit 3; }
          done
          grep -q '^# 人工维护$' 词典/people.tsv && grep -q '^# 甲的注$' 词典/people.tsv || { echo "comment lost"; exit 4; }
          # Whoever writes next finishes what was begun.
          if [ -e 词典/.zhubi-changes.json ]; then
            $ZHUBI dict add people name=陈二 organization=某人处 office=局长 source=doc >/dev/null 2>&1; $ZHUBI dict remove people:陈二 >/dev/null 2>&1
          fi
          a=$(grep -c '^某局' 词典/organizations.tsv); b=$(grep -c '某局' 词典/people.tsv)
          [ "$a$b" = 21 ] || [ "$a$b" = 10 ] || { echo "round $i: $a $b"; cat 词典/*.tsv; exit 5; }
        done
        echo killed $killed
        """)
    #expect(outcome.status == 0 && outcome.output.contains("killed"), "\(outcome)")
  }

  @Test func aJournalLeftBehindIsFinished() {
    let outcome = CommandLineTests.run(
      Self.project + """

        cp -r 词典 原; $ZHUBI dict rename organizations:某局 某厅 >/dev/null; cp -r 词典 后
        cp 原/people.tsv 词典/people.tsv
        python3 - <<'EOF'
        import json
        def text(p): return open(p, encoding="utf-8", newline="").read()
        files = [{"name": n, "old": text("原/" + n), "new": text("后/" + n)} for n in ("organizations.tsv", "people.tsv")]
        files.append({"name": "../x.tsv", "new": "no"})
        json.dump({"version": 1, "files": files}, open("词典/.zhubi-changes.json", "w", encoding="utf-8"))
        EOF
        $ZHUBI dict retire 没有这人 --until 2020 2>/dev/null
        diff -r 词典 后 && [ ! -e x.tsv ]
        """)
    #expect(outcome.status == 0, "\(outcome)")
  }

  @Test func writersAtOnceLoseNothing() {
    let outcome = CommandLineTests.run(
      Self.project + """

        for i in $(seq 1 6); do $ZHUBI dict add people name=王$i organization=某局 office=科员 source=doc >/dev/null 2>>err & done
        wait
        cat err; grep -c '^王' 词典/people.tsv; $ZHUBI dict check && $ZHUBI dict fmt --check
        """)
    #expect(outcome.status == 0 && outcome.output.hasPrefix("6\n"), "\(outcome)")
  }

  @Test func twoWhoMakeTheSameDictionaryBothSucceed() {
    let outcome = CommandLineTests.run(
      """
      echo '{"dictionaries": ["./新"]}' > zhubi.json
      for i in 1 2 3 4 5 6; do $ZHUBI dict add phrases phrase=说法$i source=x >/dev/null 2>>err & done
      wait
      cat err; grep -c '^说法' 新/phrases.tsv
      """)
    #expect(outcome.status == 0 && outcome.output.hasSuffix("6\n"), "\(outcome)")
  }
}
