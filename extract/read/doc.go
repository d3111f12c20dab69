// Package read turns files into articles: text, HTML and JSON lines, plain or
// compressed, from folders and from standard input.
//
//	err := read.Each(ctx, []string{"news/", "more.jsonl.gz"}, os.Stdin, read.Options{}, func(it read.Item) error {
//		if it.Err != nil {
//			log.Print(it.Err, it.Err.Hint) // the rest goes on
//			return nil
//		}
//		return use(it.Article)
//	})
//
// # What it reads
//
//   - .txt: one article; its id is the file's name without the ending, its title
//     the first line where that looks like a heading.
//   - .html, .htm: one article; the text is what the page is about, without
//     navigation, advertising and the like, its headline first; title, day,
//     outlet, language and address come from the page and its metadata.
//   - .jsonl, .jsonl.gz: one article a line, {"id", "text", "title"?, "url"?,
//     "outlet"?, "language"?, "published"?, "read"?}; other members are ignored. Files of
//     any size are read line by line.
//   - folders: every file in them, in the order of their names, folders within
//     included; hidden files, those without an ending, README, LICENSE and gold
//     annotations are passed over.
//   - "-": standard input, JSON lines.
//
// # Guarantees
//
// Articles come in the order of the input, and the same input gives the same
// articles. The text of .txt and JSON lines is never rewritten: offsets count in
// the text as it is stored, once its charset is decoded and a byte order mark
// dropped; CRLF stays CRLF. Every article has valid UTF-8 in its text, a
// supported language, and the hash of the text. No two articles of one call
// share an identifier.
//
// A file that cannot be read, a broken line, a text over the limit is an [Error]
// that names file and line and says what to do; reading goes on after it. No
// input makes the package panic.
//
// # Charsets
//
// UTF-8, UTF-16 in both orders, windows-1256 and ISO-8859-6 are told apart by
// byte order marks, what an HTML page declares, and the frequency of common
// words. Broken UTF-8 in a file that otherwise is UTF-8 is an error with its
// offset: nothing is replaced silently.
//
// # Not here
//
// Fetching from the network, feeds, PDF and word processors' files.
package read
