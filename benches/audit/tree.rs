//! Trees of sources, made from a seed: many languages, files of all sizes, words as programs have them.

use std::fs;
use std::path::PathBuf;

use super::Failure;

/// How many files lie in a folder.
const IN_A_FOLDER: u64 = 40;
/// How many files without a hit stand between two with one.
const EVERY: u64 = 100;

/// What is made.
pub(crate) struct Tree {
    pub(crate) folder: PathBuf,
    pub(crate) bytes: u64,
    pub(crate) files: u64,
    /// Whether one file in a hundred calls the API.
    pub(crate) hits: bool,
}

/// What was made.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) bytes: u64,
    pub(crate) files: u64,
    pub(crate) hits: u64,
}

/// A language: the ending of its files, a line of it, and a call of the API.
struct Language {
    ending: &'static str,
    head: &'static str,
    lines: [&'static str; 4],
    call: &'static str,
}

/// `@` is a word, `#` a number.
const LANGUAGES: [Language; 10] = [
    Language {
        ending: "php",
        head: "<?php\n",
        lines: [
            "    $@ = $this->@($@, #);\n",
            "    // @ the @ of # @s\n",
            "    public function @($@, $@ = #) {\n        return array('@' => $@);\n    }\n",
            "    if ($@ > #) { $@['@'] = '@ @'; }\n",
        ],
        call: "$app = new iSDK();\n$app->dsQuery('Contact', 10, 0, array('Email' => $mail), array('Id', 'FirstName'));\n",
    },
    Language {
        ending: "py",
        head: "import @\n",
        lines: [
            "    @ = self.@(@, #)\n",
            "    # @ the @ of # @s\n",
            "def @(@, @=#):\n    return {'@': @}\n",
            "if @ > #:\n    @['@'] = '@ @'\n",
        ],
        call: "from xmlrpc.client import ServerProxy\nproxy = ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')\nproxy.ContactService.add(key, {'FirstName': name})\n",
    },
    Language {
        ending: "js",
        head: "'use strict';\n",
        lines: [
            "  const @ = await this.@(@, #);\n",
            "  // @ the @ of # @s\n",
            "function @(@, @) {\n  return { @: @, @: # };\n}\n",
            "  if (@ > #) { @['@'] = `@ ${@}`; }\n",
        ],
        call: "client.methodCall('DataService.query', [key, 'Contact', 10, 0, { Email: mail }, ['Id']], done);\n",
    },
    Language {
        ending: "ts",
        head: "export {};\n",
        lines: [
            "  private readonly @: number = #;\n",
            "  // @ the @ of # @s\n",
            "export function @(@: string, @ = #): string {\n  return @ + '@';\n}\n",
            "  const @ = @.map((@) => @.@);\n",
        ],
        call: "client.methodCall('ContactService.load', [key, 7, ['Email']], done);\n",
    },
    Language {
        ending: "rb",
        head: "require '@'\n",
        lines: [
            "  @ = @.@(#)\n",
            "  # @ the @ of # @s\n",
            "def @(@, @ = #)\n  { '@' => @ }\nend\n",
            "  @ << '@ @' if @ > #\n",
        ],
        call: "Infusionsoft.data_query('Contact', 10, 0, { 'Email' => mail }, ['Id'])\n",
    },
    Language {
        ending: "cs",
        head: "using System;\n",
        lines: [
            "        var @ = this.@(@, #);\n",
            "        // @ the @ of # @s\n",
            "        public int @(string @, int @) { return # + @; }\n",
            "        if (@ > #) { @.@ = \"@ @\"; }\n",
        ],
        call: "client.Invoke(\"ContactService.add\", key, map);\n",
    },
    Language {
        ending: "java",
        head: "import java.util.Map;\n",
        lines: [
            "        int @ = this.@(@, #);\n",
            "        // @ the @ of # @s\n",
            "    public int @(String @, int @) { return # + @; }\n",
            "        if (@ > #) { @.@(\"@ @\"); }\n",
        ],
        call: "client.execute(\"ContactService.add\", parameters);\n",
    },
    Language {
        ending: "go",
        head: "package main\n",
        lines: [
            "\t@ := s.@(@, #)\n",
            "\t// @ the @ of # @s\n",
            "func @(@ string, @ int) int {\n\treturn # + @\n}\n",
            "\tif @ > # {\n\t\t@.@(\"@ @\")\n\t}\n",
        ],
        call: "func call() { client.Call(\"ContactService.add\", params, &id) }\n",
    },
    Language {
        ending: "pl",
        head: "use strict;\n",
        lines: [
            "my $@ = $self->@($@, #);\n",
            "# @ the @ of # @s\n",
            "sub @ {\n    my ($@, $@) = @_;\n    return { @ => $@ };\n}\n",
            "push(@list, '@ @') if $@ > #;\n",
        ],
        call: "$client->call('ContactService.add', $key, { FirstName => $name });\n",
    },
    Language {
        ending: "json",
        head: "[\n",
        lines: [
            "  { \"@\": \"@ @\", \"@\": # },\n",
            "  { \"@\": [#, #, #] },\n",
            "  { \"@\": { \"@\": \"@\" } },\n",
            "  [\"@\", \"@\"],\n",
        ],
        call: "  { \"body\": \"<methodCall><methodName>ContactService.add</methodName><params></params></methodCall>\" },\n",
    },
];

const WORDS: [&str; 32] = [
    "account", "amount", "basket", "buffer", "button", "cache", "client", "column", "config",
    "contact", "count", "customer", "date", "default", "element", "event", "field", "format",
    "handler", "index", "invoice", "item", "label", "message", "order", "page", "price", "query",
    "request", "result", "service", "value",
];

impl Tree {
    /// Makes the tree, unless it is there.
    pub(crate) fn make(&self) -> Result<Made, Failure> {
        let is_there = self.folder.is_dir();
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let mut made = Made::default();
        for number in 0..self.files {
            let language = &LANGUAGES[random.below(LANGUAGES.len() as u64) as usize];
            let has_hit = self.hits && number % EVERY == 0;
            let text = self.text(&mut random, language, has_hit);
            made.bytes += text.len() as u64;
            made.files += 1;
            made.hits += u64::from(has_hit);
            if !is_there {
                let folder = number / IN_A_FOLDER;
                let folder = self.folder.join(format!("{}/{folder}", folder % 50));
                fs::create_dir_all(&folder)?;
                fs::write(folder.join(format!("{number}.{}", language.ending)), text)?;
            }
        }
        Ok(made)
    }

    /// One file: most are small, some ten times as large as the others.
    fn text(&self, random: &mut Random, language: &Language, has_hit: bool) -> String {
        let usual = self.bytes / self.files * 10 / 19;
        let size = match random.below(10) {
            0 => usual * 10,
            _ => usual / 2 + random.below(usual),
        } as usize;
        let mut text = String::with_capacity(size + 200);
        random.line(language.head, &mut text);
        while text.len() < size / 2 {
            let line = random.below(4) as usize;
            random.line(language.lines[line], &mut text);
        }
        if has_hit {
            text.push_str(language.call);
        }
        while text.len() < size {
            let line = random.below(4) as usize;
            random.line(language.lines[line], &mut text);
        }
        text
    }
}

/// A generator of numbers that is the same everywhere: xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % end
    }

    fn line(&mut self, line: &str, text: &mut String) {
        for letter in line.chars() {
            match letter {
                '@' => {
                    text.push_str(WORDS[self.below(WORDS.len() as u64) as usize]);
                    if self.below(2) == 0 {
                        text.push_str(&self.below(100).to_string());
                    }
                }
                '#' => text.push_str(&self.below(10_000).to_string()),
                letter => text.push(letter),
            }
        }
    }
}
