BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'yange','m001_facts_derived_memory','2026-11-28 14:58:59.681777+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'yange','m002_nights_cost_the_same_for_years','2026-11-28 14:58:59.682366+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'yange','m003_passages_have_a_place_and_hints_can_be_purged','2026-11-28 14:58:59.687931+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'yange','m004_targets_are_read_once','2026-11-28 14:58:59.688366+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'yange','m005_runs_are_counted_by_an_index','2026-11-28 14:58:59.688572+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'yange','m006_texts_are_known_without_a_title','2026-11-28 14:58:59.689099+00:00');
CREATE TABLE aliases (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    fetch TEXT NOT NULL, n INTEGER NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, region TEXT NOT NULL, year INTEGER, reason TEXT NOT NULL,
    PRIMARY KEY (fetch, n)
) WITHOUT ROWID;
INSERT INTO "articles" VALUES('1fa4e5e2a7313d367888',0,'','泠州市2021年政府工作报告','government_work_report','990100',2021,'');
INSERT INTO "articles" VALUES('62b5c7d2d7a25c390ffc',0,'','泠州概况','','',NULL,'no kind recognised: no title, no speech, 88 Han characters');
INSERT INTO "articles" VALUES('92d38128314395d9fbe1',0,'','泠州市2021年政府工作报告','government_work_report','990100',2021,'');
INSERT INTO "articles" VALUES('a1af492e66cfcdff2d9c',0,'','泠州市2021年政府工作报告','government_work_report','990100',2021,'');
CREATE TABLE bodies (
    id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
    base INTEGER, step INTEGER NOT NULL, origin TEXT, data BLOB NOT NULL
);
INSERT INTO "bodies" VALUES(1,X'9C750ADA6ED2A54BB3D462F9FD5A2FD28FC799A51EE9A98D26CCD72FD1280152',4623,NULL,0,'http://www.lingzhou.example/a.html',X'28B52FFD600F115D1D00C671AE4220A93A0788BF778A0800120098D968E90458928D62B9207E4F944D869A42E7D7755DFF3FAED9B8D4B2D76178E17D27802080254A8288089152B43608E7060006300EA6009F009A00A5B33CEA289D59C036E653C6D694864A967E2126925D4C37300139E6D67A1DA5FBB4FAD0394A7707CA55A73502BA41AC3FCFCD01F10C0A7BB55255A5A7C8D7EEA67C1B122B84C40AA10130B4155B014306898909060C0228100B0A202860B880323160024E400EC8539C2F613BF5F2F2F458E85B14DC5EED5E4C2FBDDC24F2E1438405C202860C1E800296040C022C0F080E3854082C38581E24C090E2F05001C308094B050CE94CE4C2395EDED08DD2D90784D7985E93548DF2311B32CC48158138E8C247E92641A99E91BF40D51605E7A0278EA3E81EC592CED9D1C856191F2D9C4472D4EB33E63F18652221E7B935E6BE01B891B941585EDA7016C66B44328F46830DC0C544B2D286A7A2A3E2779C5B23A49E1D67957E315D95496578A0EA67F323C78A9A7B144B44735FC412ADD793F6CDB95F1F6B279D813EDE49671773F39D74A60AAC8D93244EA61B45A29E32DE5E93F922218F867C4BE4716E7B55E593A5B7E850612697767B5F9B2F1DB88BE2B5E9F692A77514579DAA3A5671EE927617BAED5DAD5458CA4B1C1F39D616EB43CEAD2265A7C647B12486AA63C7AA22652ACF83587F31DD4363504E61EE09240D7B52F927EA2C8C71E43F42DF62FD485447237F81A18E1C6BC396CAB82BF4A456311B32908CAF32BEDAACA2B93B01618484A5329980A10208CA644C6724C657A49CC471091CEF88EB0492BBB4C3CCED215149F47AA27E9A0D62DEF97805C59F9F5F79E875CC39E78C31C6F8DE7BAFB5D65A2D6B59CB5AD6F2F77DDFE7799EE7755DD7751CC771DCB66DDB9673CE19638CF1BDF75E6BADB51AD6B08635ACE1EFFBBECFF33CCFEBBAAEEB388EE3B86DDBB62DE79C33C618E37BEFBDA6065FD21E80A3A8419C464444241251DA24C56A60A3C4C9701260312C8A411884214008346661468C9F0924E603AB91866D3B48F93B2DE5B312924F8B820183AB40F9107105020312D150A132CA69B0A2235A20624C51406088BC3841311603EE22E04D049D25762A5446390D5674440B448C290A080C91172728C662C05D04FC19B99FD6C9D526DD8C1CAA49F2EF74B4933F668357606D07C7530559E6158FB4E56BA7813EB223F3DAFDD56C50238B62074ABBAB1889CA8D6E2AAD2D0DD2520B7D6C911CE09DA98A3517E4D70213B0E3A080B670C063884294C3A78869A18B3E8BEFF7E52923284F63E36B9E19211B9B06D355');
INSERT INTO "bodies" VALUES(2,X'B5D4E2FB8E73FD1B50D88ECACB6850F6DCD0EDEE831CEF32DB817C53B327AB37',537,NULL,0,'http://www.lingzhou.example/neighbour.html',X'28B52FFD6019016D0700040C3C68746D6C3E3C686561643E3C6D65746120636861727365743D227574662D38223E3C7469746C653EE6B3A0E5B79EE6A682E586B53C2F6E616D653D2241727469636C65542220636F6E74656E743D2222507562446174323032312D30322D3031223E3C2F626F64793E3C6469762069643D227A6F6F6D223E3C7070E5B882E4BD8DE4BA8EE7809AE6B0B4E4B98BE6BBA8EFBC8CE8BE96E4B889E58CBAE4B880E58EBFE380822F646976E8AEBFE997AEE6ACA1E695B0EFBC9A312F68746D6C3E0F00706B004067C16C90CABAE03C950275CC28369B10F9DE58CCA09EE28AAAE36AC51E5456A91AE06E9850');
INSERT INTO "bodies" VALUES(3,X'2574C6568169A2D244C7194798570D48AB9C2E72064EE3EA419F85355233F18A',4623,1,1,NULL,X'28B52FFD600F11BD0000083805100CA497105F962544851E39800131C125640202');
INSERT INTO "bodies" VALUES(4,X'E7D22988FC18BA8A40CBC68F8B81FCA8E257EBFD8EB1B60B82B125B70468405E',4671,NULL,0,'http://www.mirror.example/b.html',X'28B52FFD603F11BD1F00F6B5B84120C93807187B9314198004803C0F12A45433836D178E6ECBE1C1B63A2EB7015F0CFDE3AA77F753D6DB118EBF9F36051800D811194B4B764A22DB01080A8400C489B500B000A600A1F3C5B1E1A1F3D5213F1F3A5F29D1571928E97C61BC5C8A0DB195A240D091E933AD0E5787F4021A0F44DE714C49E73DA95E5492CE5B32E2A9530AC1BC1CAB2FCB0B42F10F97AB52A129D151A3C7EC47FC2A022788C0095F01EF5390989858A010C001229300C2C1FBEAA66EBC4F81C384008DA7F1401C8E02BDF872512C174B6F897EC5C5ABC56C877413CB4354FE7B88E04070BC4F816320C041A01080F370C040C36640A681F320E17D0E0D0F1BEF8B90E06CBC24294306CB302C64288FB7887E34A214222E148FAB3CAEFAA4207943E74B45C34958BEC091CED7C983AF08F9B18482884F21E2A220A11D28CEA1E1A4F3C28CA0192CAF61A22B2E0E324F2037CD1B8231A13254E152793CC4F052C94758EF21DF41E8524929CB5B415E0B4023911765E526115F797C45872B0364A102D05A1D2E93889FA09BE0979417448496215F89DE213DE5417D9898E8C6E74392D4246F08C680E4ED8031E3989E46FF94977592065DC7711CC7D50CC3B66DDBA6699AA665599665DDDDCDCCCCD65A6B4318BC69F4D5C747303E3AEF080C7AFAF86A43C857497933E5573A4CCA5B6D4AFC91E9314AD0979096D1AB657D5E6CE02D163F925EEDE89486603A9EE8D8BA28AF69F416F356AB52A12F2837813C244957569F52DED4C855567808C6B44C342C495323572AE33956DF21DD64A418710BF24A288D2F5F12BF347DE511B2FC89E857564F025112CB6B78A0615F840467A3D1785F0208074D78BE461E7F81F212C823803C04A6124ADE32FA0B7933605098312D4D2F49062D0F6DF885C5971BAF3219D3B0BBBBBBBB9BB9B9B9B9B96DDBB66DDB76EDDAB56BD7C61A6BACB1C6BAEBBAAEE3388EE336DE78E38D37D658638D35D6D8661832CE38E38C336E6E6E6E6E6666666666B66CD9B265CB952B57AE5C19638C31C618E3AEEB0280A9A85150D5888848242269262D560350A3689B74124031288C6118842140080C5D61168A13096B24E601DB910668F0B6ABC1961F5F0CC9F7D2D08082FF79907025DF437A2B7D2CF5958D6E5AF710B7FA9564CD625A68E1FE83FE73C3F9BF73A0D9FB266047F4BB00868FAC99D6B11BD13D3C335CE32BC675DCEBE54F2447A4F9FD143BB6C0A4C8844D553AF5BA4A5C3BBD16A69F56A553AFABC4B5D35D7E7EDE3AD7B7E3B8CE10DA298778D39FCF3704C8A21F3B3E4E7534DE4735AB3F66D5FE9C404C74F40AE6FD7CB53FDD68A5E845F96B899948DFF87A693F53D0CC56546C59D362D64815D217A65D30B26CBD2AB010D62109F59A64CE8B6869CA7E6691CFCE665A05C569CD297EFA281AD834D8A802');
CREATE TABLE changes (
    id TEXT PRIMARY KEY, axis TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, engine TEXT NOT NULL,
    severity INTEGER NOT NULL, summary TEXT NOT NULL, same_report INTEGER NOT NULL, better TEXT NOT NULL,
    note TEXT NOT NULL, detail TEXT NOT NULL
);
INSERT INTO "changes" VALUES('39bf03339dea5652063e','copy','67a70c3f3a7f22f0726a','7ea598c4f8a98185f44c','3 d40473684004 91776f2c7c5e',2,'4 pieces of furniture',1,'new','','');
INSERT INTO "changes" VALUES('31db6dc3b261d0e74d57','edit','9cdcb745350357318392','7ea598c4f8a98185f44c','4 3816fc6b3c5f 91776f2c7c5e',4,'1 number, 1 piece of furniture',1,'','','');
CREATE TABLE contains (
    passage INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL, PRIMARY KEY (passage, n)
) WITHOUT ROWID;
CREATE TABLE copies (
    id TEXT PRIMARY KEY, lineage TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, entry TEXT NOT NULL, region TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, status TEXT NOT NULL,
    first_missing TEXT NOT NULL, gone_at TEXT NOT NULL, flapping INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "copies" VALUES('8f3649a5df7bec2f3387','8f3649a5df7bec2f3387','lingzhou','www.lingzhou.example','http://www.lingzhou.example/a.html','','990100',2021,'government_work_report','2026-01-05T08:00:00.000000Z','2026-01-06T08:00:00.000000Z','stands','','',0);
INSERT INTO "copies" VALUES('aaa328c56e2cc0f3c785','aaa328c56e2cc0f3c785','mirror','www.mirror.example','http://www.mirror.example/b.html','','990100',2021,'government_work_report','2026-01-06T08:00:00.000001Z','2026-01-06T08:00:00.000001Z','stands','','',0);
CREATE TABLE events (
    fetch TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, entry TEXT NOT NULL, copy TEXT NOT NULL, version TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (fetch, n)
) WITHOUT ROWID;
INSERT INTO "events" VALUES('1fa4e5e2a7313d367888',0,'2026-01-06T08:00:00.000000Z','edited','www.lingzhou.example','http://www.lingzhou.example/a.html','','8f3649a5df7bec2f3387','7ea598c4f8a98185f44c','silent');
INSERT INTO "events" VALUES('92d38128314395d9fbe1',0,'2026-01-05T08:00:00.000000Z','new','www.lingzhou.example','http://www.lingzhou.example/a.html','','8f3649a5df7bec2f3387','9cdcb745350357318392','');
INSERT INTO "events" VALUES('a1af492e66cfcdff2d9c',0,'2026-01-06T08:00:00.000001Z','new','www.mirror.example','http://www.mirror.example/b.html','','aaa328c56e2cc0f3c785','67a70c3f3a7f22f0726a','');
CREATE TABLE fetches (
    id TEXT PRIMARY KEY, run TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, final_url TEXT NOT NULL, at TEXT NOT NULL, clock TEXT NOT NULL,
    transport TEXT NOT NULL, status INTEGER, headers TEXT NOT NULL, body BLOB, confirms TEXT NOT NULL,
    part_of TEXT NOT NULL, part INTEGER NOT NULL, hints TEXT NOT NULL,
    walk TEXT NOT NULL, walk_ends INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "fetches" VALUES('1fa4e5e2a7313d367888','night1','lingzhou','www.lingzhou.example','http://www.lingzhou.example/a.html','','2026-01-06T08:00:00.000000Z','2026-01-06T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'2574C6568169A2D244C7194798570D48AB9C2E72064EE3EA419F85355233F18A','','',0,'','',0);
INSERT INTO "fetches" VALUES('43daf810f24cfbfcc094','night1','lingzhou','www.lingzhou.example','http://www.lingzhou.example/neighbour.html','','2026-01-06T08:00:00.000002Z','2026-01-06T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'B5D4E2FB8E73FD1B50D88ECACB6850F6DCD0EDEE831CEF32DB817C53B327AB37','','',0,'','',0);
INSERT INTO "fetches" VALUES('62b5c7d2d7a25c390ffc','night0','lingzhou','www.lingzhou.example','http://www.lingzhou.example/neighbour.html','','2026-01-05T08:00:00.000001Z','2026-01-05T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'B5D4E2FB8E73FD1B50D88ECACB6850F6DCD0EDEE831CEF32DB817C53B327AB37','','',0,'','',0);
INSERT INTO "fetches" VALUES('92d38128314395d9fbe1','night0','lingzhou','www.lingzhou.example','http://www.lingzhou.example/a.html','','2026-01-05T08:00:00.000000Z','2026-01-05T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'9C750ADA6ED2A54BB3D462F9FD5A2FD28FC799A51EE9A98D26CCD72FD1280152','','',0,'','',0);
INSERT INTO "fetches" VALUES('a1af492e66cfcdff2d9c','night1','mirror','www.mirror.example','http://www.mirror.example/b.html','','2026-01-06T08:00:00.000001Z','2026-01-06T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'E7D22988FC18BA8A40CBC68F8B81FCA8E257EBFD8EB1B60B82B125B70468405E','','',0,'','',0);
CREATE TABLE hunks (
    change TEXT NOT NULL, n INTEGER NOT NULL, inside INTEGER, kind TEXT NOT NULL,
    old_start INTEGER NOT NULL, old_end INTEGER NOT NULL, new_start INTEGER NOT NULL, new_end INTEGER NOT NULL,
    section TEXT NOT NULL, note TEXT NOT NULL, old_text TEXT NOT NULL, new_text TEXT NOT NULL,
    PRIMARY KEY (change, n)
) WITHOUT ROWID;
INSERT INTO "hunks" VALUES('31db6dc3b261d0e74d57',0,NULL,'furniture',0,15,0,0,'','title','泠州市2021年政府工作报告
','');
INSERT INTO "hunks" VALUES('31db6dc3b261d0e74d57',1,NULL,'number',171,175,156,160,'二、2021年主要任务','','7%左右','8%左右');
INSERT INTO "hunks" VALUES('39bf03339dea5652063e',0,NULL,'furniture',175,181,175,175,'二、2021年主要任务','','- 0 -
','');
INSERT INTO "hunks" VALUES('39bf03339dea5652063e',1,NULL,'furniture',636,642,630,630,'二、2021年主要任务','','- 1 -
','');
INSERT INTO "hunks" VALUES('39bf03339dea5652063e',2,NULL,'furniture',1122,1128,1110,1110,'二、2021年主要任务','','- 2 -
','');
INSERT INTO "hunks" VALUES('39bf03339dea5652063e',3,NULL,'furniture',1608,1614,1590,1590,'二、2021年主要任务','','- 3 -
','');
CREATE TABLE indexed (n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, print TEXT NOT NULL);
CREATE TABLE judgements (
    fetch TEXT PRIMARY KEY, verdict TEXT NOT NULL, evidence TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "judgements" VALUES('1fa4e5e2a7313d367888','real','1643 characters by #zoom');
INSERT INTO "judgements" VALUES('43daf810f24cfbfcc094','real','100 characters by #zoom');
INSERT INTO "judgements" VALUES('62b5c7d2d7a25c390ffc','real','100 characters by #zoom');
INSERT INTO "judgements" VALUES('92d38128314395d9fbe1','real','1657 characters by #zoom');
INSERT INTO "judgements" VALUES('a1af492e66cfcdff2d9c','real','1663 characters by #zoom');
CREATE TABLE memory (
    topic TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (topic, name)
) WITHOUT ROWID;
CREATE TABLE passages (id INTEGER PRIMARY KEY, print BLOB NOT NULL UNIQUE, size INTEGER NOT NULL);
CREATE TABLE run_ends (
    run TEXT PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL, counts TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "run_ends" VALUES('night0','2026-01-05T08:00:00.000000Z','finished','{"pages":2}');
INSERT INTO "run_ends" VALUES('night1','2026-01-06T08:00:00.000000Z','finished','{"pages":3}');
CREATE TABLE runs (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, command TEXT NOT NULL, sources TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "runs" VALUES('night0','2026-01-05T08:00:00.000000Z','crawl','[]');
INSERT INTO "runs" VALUES('night1','2026-01-06T08:00:00.000000Z','crawl','[]');
CREATE TABLE states (
    host TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (host, name)
) WITHOUT ROWID;
INSERT INTO "states" VALUES('','reader','19cd0ebfc0606e07');
INSERT INTO "states" VALUES('www.lingzhou.example','a http://www.lingzhou.example/a.html','{"fetch":"1fa4e5e2a7313d367888","verdict":"real","sights":[{"region":"990100","year":2021,"kind":"government_work_report","raw":"91776f2c7c5e33c1c3bc","layout":"bf866fc6bf48daeb6ed8","normal":"f5b4d9c2895519475380","beside":["","",""],"chars":1676,"han":1117,"headed":true,"sketch":"T+zfndkIP/a3MBsOgRsPZ0+6ySskWdefHGExU4EWKoMT2/3fh+RRyuJ5GihRlk6Q3XfH6imefbRGdCeNuoSDW7a781FiXNn8MT13CVvGwgqGkCHTC8aSErN3zy1q9Qe0KPXPqcqlpAyyNTUWmB1fnFyzIfUmlzjtYxNQX3Tb5/U="}]}');
INSERT INTO "states" VALUES('www.lingzhou.example','a http://www.lingzhou.example/neighbour.html','{"fetch":"62b5c7d2d7a25c390ffc","verdict":"real"}');
INSERT INTO "states" VALUES('www.lingzhou.example','h','{"good":[["http://www.lingzhou.example/neighbour.html","2026-01-06T08:00:00.000002Z"],["http://www.lingzhou.example/a.html","2026-01-06T08:00:00.000000Z"]]}');
INSERT INTO "states" VALUES('www.lingzhou.example','p http://www.lingzhou.example/a.html','{"url":"http://www.lingzhou.example/a.html","source":"lingzhou","copy":"8f3649a5df7bec2f3387","version":"7ea598c4f8a98185f44c","sight":{"entry":"","region":"990100","year":2021,"kind":"government_work_report","raw":"91776f2c7c5e33c1c3bc","layout":"bf866fc6bf48daeb6ed8","normal":"f5b4d9c2895519475380","untitled":"","beside":["","",""],"chars":1676,"han":1117,"headed":true,"whole":true,"sketch":"T+zfndkIP/a3MBsOgRsPZ0+6ySskWdefHGExU4EWKoMT2/3fh+RRyuJ5GihRlk6Q3XfH6imefbRGdCeNuoSDW7a781FiXNn8MT13CVvGwgqGkCHTC8aSErN3zy1q9Qe0KPXPqcqlpAyyNTUWmB1fnFyzIfUmlzjtYxNQX3Tb5/U="},"texts":[["af375c635ebeb1f20150","9cdcb745350357318392"],["f5b4d9c2895519475380","7ea598c4f8a98185f44c"]],"first_seen":"2026-01-05T08:00:00.000000Z","last_seen":"2026-01-06T08:00:00.000000Z"}');
INSERT INTO "states" VALUES('www.mirror.example','a http://www.mirror.example/b.html','{"fetch":"a1af492e66cfcdff2d9c","verdict":"real","sights":[{"region":"990100","year":2021,"kind":"government_work_report","raw":"d40473684004453569a0","layout":"8ef4d1dc112de0af9921","normal":"3e6498598f3879128894","beside":["","",""],"chars":1700,"han":1117,"headed":true,"sketch":"T+zfndkIP/a3MBsOgRsPZ0+6ySskWdefHGExU4EWKoMT2/3fh+RRyuJ5GihRlk6Q3XfH6imefbRGdCeNuoT6W7a781FiXNn8MT13CVvGyQqGkCHTC8aSErN3zy1q9Qe0KPXPqcqlpAyyNTUWmB1fnFyzIfUmlzjtYxNQX3Tb5/U="}]}');
INSERT INTO "states" VALUES('www.mirror.example','h','{"good":[["http://www.mirror.example/b.html","2026-01-06T08:00:00.000001Z"]]}');
INSERT INTO "states" VALUES('www.mirror.example','p http://www.mirror.example/b.html','{"url":"http://www.mirror.example/b.html","source":"mirror","copy":"aaa328c56e2cc0f3c785","version":"67a70c3f3a7f22f0726a","sight":{"entry":"","region":"990100","year":2021,"kind":"government_work_report","raw":"d40473684004453569a0","layout":"8ef4d1dc112de0af9921","normal":"3e6498598f3879128894","untitled":"","beside":["","",""],"chars":1700,"han":1117,"headed":true,"whole":true,"sketch":"T+zfndkIP/a3MBsOgRsPZ0+6ySskWdefHGExU4EWKoMT2/3fh+RRyuJ5GihRlk6Q3XfH6imefbRGdCeNuoT6W7a781FiXNn8MT13CVvGyQqGkCHTC8aSErN3zy1q9Qe0KPXPqcqlpAyyNTUWmB1fnFyzIfUmlzjtYxNQX3Tb5/U="},"texts":[["3e6498598f3879128894","67a70c3f3a7f22f0726a"]],"first_seen":"2026-01-06T08:00:00.000001Z","last_seen":"2026-01-06T08:00:00.000001Z"}');
CREATE TABLE successions (
    old TEXT NOT NULL, new TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (old, new)
) WITHOUT ROWID;
CREATE TABLE targets (
    version TEXT NOT NULL, n INTEGER NOT NULL, indicator TEXT NOT NULL, name TEXT NOT NULL,
    measure TEXT NOT NULL, value_min REAL, value_max REAL, unit TEXT NOT NULL, qualifier TEXT NOT NULL,
    strength TEXT NOT NULL, reference TEXT, rider TEXT NOT NULL, scope TEXT NOT NULL, horizon INTEGER,
    quote TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (version, n)
) WITHOUT ROWID;
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',0,'gdp','全市地区生产总值','growth',6.1,6.1,'%','point','plain',NULL,'','result',2020,'全市地区生产总值增长6.1%',82,96);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',1,'new_urban_jobs','城镇新增就业','level',6.2,6.2,'万人','point','plain',NULL,'','result',2020,'城镇新增就业6.2万人',97,108);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',2,'gdp','地区生产总值','growth',8.0,8.0,'%','around','plain',NULL,'','headline',2021,'地区生产总值增长8%左右',148,160);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',3,'budget_revenue','一般公共预算收入','growth',5.0,5.0,'%','point','plain',NULL,'','headline',2021,'一般公共预算收入增长5%',161,173);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',4,'other','修缮老街','level',21.0,21.0,'处','point','plain',NULL,'','task',2021,'修缮老街21处',235,242);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',5,'other','帮扶农户','level',21.0,21.0,'家','point','plain',NULL,'','task',2021,'帮扶农户21家',243,250);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',6,'other','栽种林木','level',21.0,21.0,'亩','point','plain',NULL,'','task',2021,'栽种林木21亩',251,258);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',7,'other','整治河渠','level',21.0,21.0,'条','point','plain',NULL,'','task',2021,'整治河渠21条',259,266);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',8,'other','修缮老街','level',22.0,22.0,'处','point','plain',NULL,'','task',2021,'修缮老街22处',295,302);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',9,'other','帮扶农户','level',22.0,22.0,'家','point','plain',NULL,'','task',2021,'帮扶农户22家',303,310);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',10,'other','栽种林木','level',22.0,22.0,'亩','point','plain',NULL,'','task',2021,'栽种林木22亩',311,318);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',11,'other','整治河渠','level',22.0,22.0,'条','point','plain',NULL,'','task',2021,'整治河渠22条',319,326);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',12,'other','修缮老街','level',23.0,23.0,'处','point','plain',NULL,'','task',2021,'修缮老街23处',355,362);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',13,'other','帮扶农户','level',23.0,23.0,'家','point','plain',NULL,'','task',2021,'帮扶农户23家',363,370);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',14,'other','栽种林木','level',23.0,23.0,'亩','point','plain',NULL,'','task',2021,'栽种林木23亩',371,378);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',15,'other','整治河渠','level',23.0,23.0,'条','point','plain',NULL,'','task',2021,'整治河渠23条',379,386);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',16,'other','修缮老街','level',24.0,24.0,'处','point','plain',NULL,'','task',2021,'修缮老街24处',415,422);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',17,'other','帮扶农户','level',24.0,24.0,'家','point','plain',NULL,'','task',2021,'帮扶农户24家',423,430);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',18,'other','栽种林木','level',24.0,24.0,'亩','point','plain',NULL,'','task',2021,'栽种林木24亩',431,438);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',19,'other','整治河渠','level',24.0,24.0,'条','point','plain',NULL,'','task',2021,'整治河渠24条',439,446);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',20,'other','修缮老街','level',25.0,25.0,'处','point','plain',NULL,'','task',2021,'修缮老街25处',475,482);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',21,'other','帮扶农户','level',25.0,25.0,'家','point','plain',NULL,'','task',2021,'帮扶农户25家',483,490);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',22,'other','栽种林木','level',25.0,25.0,'亩','point','plain',NULL,'','task',2021,'栽种林木25亩',491,498);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',23,'other','整治河渠','level',25.0,25.0,'条','point','plain',NULL,'','task',2021,'整治河渠25条',499,506);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',24,'other','修缮老街','level',26.0,26.0,'处','point','plain',NULL,'','task',2021,'修缮老街26处',535,542);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',25,'other','帮扶农户','level',26.0,26.0,'家','point','plain',NULL,'','task',2021,'帮扶农户26家',543,550);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',26,'other','栽种林木','level',26.0,26.0,'亩','point','plain',NULL,'','task',2021,'栽种林木26亩',551,558);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',27,'other','整治河渠','level',26.0,26.0,'条','point','plain',NULL,'','task',2021,'整治河渠26条',559,566);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',28,'other','修缮老街','level',27.0,27.0,'处','point','plain',NULL,'','task',2021,'修缮老街27处',595,602);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',29,'other','帮扶农户','level',27.0,27.0,'家','point','plain',NULL,'','task',2021,'帮扶农户27家',603,610);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',30,'other','栽种林木','level',27.0,27.0,'亩','point','plain',NULL,'','task',2021,'栽种林木27亩',611,618);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',31,'other','整治河渠','level',27.0,27.0,'条','point','plain',NULL,'','task',2021,'整治河渠27条',619,626);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',32,'other','修缮老街','level',28.0,28.0,'处','point','plain',NULL,'','task',2021,'修缮老街28处',661,668);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',33,'other','帮扶农户','level',28.0,28.0,'家','point','plain',NULL,'','task',2021,'帮扶农户28家',669,676);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',34,'other','栽种林木','level',28.0,28.0,'亩','point','plain',NULL,'','task',2021,'栽种林木28亩',677,684);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',35,'other','整治河渠','level',28.0,28.0,'条','point','plain',NULL,'','task',2021,'整治河渠28条',685,692);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',36,'other','修缮老街','level',29.0,29.0,'处','point','plain',NULL,'','task',2021,'修缮老街29处',721,728);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',37,'other','帮扶农户','level',29.0,29.0,'家','point','plain',NULL,'','task',2021,'帮扶农户29家',729,736);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',38,'other','栽种林木','level',29.0,29.0,'亩','point','plain',NULL,'','task',2021,'栽种林木29亩',737,744);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',39,'other','整治河渠','level',29.0,29.0,'条','point','plain',NULL,'','task',2021,'整治河渠29条',745,752);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',40,'other','修缮老街','level',30.0,30.0,'处','point','plain',NULL,'','task',2021,'修缮老街30处',781,788);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',41,'other','帮扶农户','level',30.0,30.0,'家','point','plain',NULL,'','task',2021,'帮扶农户30家',789,796);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',42,'other','栽种林木','level',30.0,30.0,'亩','point','plain',NULL,'','task',2021,'栽种林木30亩',797,804);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',43,'other','整治河渠','level',30.0,30.0,'条','point','plain',NULL,'','task',2021,'整治河渠30条',805,812);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',44,'other','修缮老街','level',31.0,31.0,'处','point','plain',NULL,'','task',2021,'修缮老街31处',841,848);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',45,'other','帮扶农户','level',31.0,31.0,'家','point','plain',NULL,'','task',2021,'帮扶农户31家',849,856);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',46,'other','栽种林木','level',31.0,31.0,'亩','point','plain',NULL,'','task',2021,'栽种林木31亩',857,864);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',47,'other','整治河渠','level',31.0,31.0,'条','point','plain',NULL,'','task',2021,'整治河渠31条',865,872);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',48,'other','修缮老街','level',32.0,32.0,'处','point','plain',NULL,'','task',2021,'修缮老街32处',901,908);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',49,'other','帮扶农户','level',32.0,32.0,'家','point','plain',NULL,'','task',2021,'帮扶农户32家',909,916);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',50,'other','栽种林木','level',32.0,32.0,'亩','point','plain',NULL,'','task',2021,'栽种林木32亩',917,924);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',51,'other','整治河渠','level',32.0,32.0,'条','point','plain',NULL,'','task',2021,'整治河渠32条',925,932);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',52,'other','修缮老街','level',33.0,33.0,'处','point','plain',NULL,'','task',2021,'修缮老街33处',961,968);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',53,'other','帮扶农户','level',33.0,33.0,'家','point','plain',NULL,'','task',2021,'帮扶农户33家',969,976);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',54,'other','栽种林木','level',33.0,33.0,'亩','point','plain',NULL,'','task',2021,'栽种林木33亩',977,984);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',55,'other','整治河渠','level',33.0,33.0,'条','point','plain',NULL,'','task',2021,'整治河渠33条',985,992);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',56,'other','修缮老街','level',34.0,34.0,'处','point','plain',NULL,'','task',2021,'修缮老街34处',1021,1028);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',57,'other','帮扶农户','level',34.0,34.0,'家','point','plain',NULL,'','task',2021,'帮扶农户34家',1029,1036);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',58,'other','栽种林木','level',34.0,34.0,'亩','point','plain',NULL,'','task',2021,'栽种林木34亩',1037,1044);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',59,'other','整治河渠','level',34.0,34.0,'条','point','plain',NULL,'','task',2021,'整治河渠34条',1045,1052);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',60,'other','修缮老街','level',35.0,35.0,'处','point','plain',NULL,'','task',2021,'修缮老街35处',1081,1088);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',61,'other','帮扶农户','level',35.0,35.0,'家','point','plain',NULL,'','task',2021,'帮扶农户35家',1089,1096);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',62,'other','栽种林木','level',35.0,35.0,'亩','point','plain',NULL,'','task',2021,'栽种林木35亩',1097,1104);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',63,'other','整治河渠','level',35.0,35.0,'条','point','plain',NULL,'','task',2021,'整治河渠35条',1105,1112);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',64,'other','修缮老街','level',36.0,36.0,'处','point','plain',NULL,'','task',2021,'修缮老街36处',1147,1154);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',65,'other','帮扶农户','level',36.0,36.0,'家','point','plain',NULL,'','task',2021,'帮扶农户36家',1155,1162);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',66,'other','栽种林木','level',36.0,36.0,'亩','point','plain',NULL,'','task',2021,'栽种林木36亩',1163,1170);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',67,'other','整治河渠','level',36.0,36.0,'条','point','plain',NULL,'','task',2021,'整治河渠36条',1171,1178);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',68,'other','修缮老街','level',37.0,37.0,'处','point','plain',NULL,'','task',2021,'修缮老街37处',1207,1214);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',69,'other','帮扶农户','level',37.0,37.0,'家','point','plain',NULL,'','task',2021,'帮扶农户37家',1215,1222);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',70,'other','栽种林木','level',37.0,37.0,'亩','point','plain',NULL,'','task',2021,'栽种林木37亩',1223,1230);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',71,'other','整治河渠','level',37.0,37.0,'条','point','plain',NULL,'','task',2021,'整治河渠37条',1231,1238);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',72,'other','修缮老街','level',38.0,38.0,'处','point','plain',NULL,'','task',2021,'修缮老街38处',1267,1274);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',73,'other','帮扶农户','level',38.0,38.0,'家','point','plain',NULL,'','task',2021,'帮扶农户38家',1275,1282);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',74,'other','栽种林木','level',38.0,38.0,'亩','point','plain',NULL,'','task',2021,'栽种林木38亩',1283,1290);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',75,'other','整治河渠','level',38.0,38.0,'条','point','plain',NULL,'','task',2021,'整治河渠38条',1291,1298);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',76,'other','修缮老街','level',39.0,39.0,'处','point','plain',NULL,'','task',2021,'修缮老街39处',1327,1334);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',77,'other','帮扶农户','level',39.0,39.0,'家','point','plain',NULL,'','task',2021,'帮扶农户39家',1335,1342);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',78,'other','栽种林木','level',39.0,39.0,'亩','point','plain',NULL,'','task',2021,'栽种林木39亩',1343,1350);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',79,'other','整治河渠','level',39.0,39.0,'条','point','plain',NULL,'','task',2021,'整治河渠39条',1351,1358);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',80,'other','修缮老街','level',40.0,40.0,'处','point','plain',NULL,'','task',2021,'修缮老街40处',1387,1394);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',81,'other','帮扶农户','level',40.0,40.0,'家','point','plain',NULL,'','task',2021,'帮扶农户40家',1395,1402);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',82,'other','栽种林木','level',40.0,40.0,'亩','point','plain',NULL,'','task',2021,'栽种林木40亩',1403,1410);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',83,'other','整治河渠','level',40.0,40.0,'条','point','plain',NULL,'','task',2021,'整治河渠40条',1411,1418);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',84,'other','修缮老街','level',41.0,41.0,'处','point','plain',NULL,'','task',2021,'修缮老街41处',1447,1454);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',85,'other','帮扶农户','level',41.0,41.0,'家','point','plain',NULL,'','task',2021,'帮扶农户41家',1455,1462);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',86,'other','栽种林木','level',41.0,41.0,'亩','point','plain',NULL,'','task',2021,'栽种林木41亩',1463,1470);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',87,'other','整治河渠','level',41.0,41.0,'条','point','plain',NULL,'','task',2021,'整治河渠41条',1471,1478);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',88,'other','修缮老街','level',42.0,42.0,'处','point','plain',NULL,'','task',2021,'修缮老街42处',1507,1514);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',89,'other','帮扶农户','level',42.0,42.0,'家','point','plain',NULL,'','task',2021,'帮扶农户42家',1515,1522);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',90,'other','栽种林木','level',42.0,42.0,'亩','point','plain',NULL,'','task',2021,'栽种林木42亩',1523,1530);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',91,'other','整治河渠','level',42.0,42.0,'条','point','plain',NULL,'','task',2021,'整治河渠42条',1531,1538);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',92,'other','修缮老街','level',43.0,43.0,'处','point','plain',NULL,'','task',2021,'修缮老街43处',1567,1574);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',93,'other','帮扶农户','level',43.0,43.0,'家','point','plain',NULL,'','task',2021,'帮扶农户43家',1575,1582);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',94,'other','栽种林木','level',43.0,43.0,'亩','point','plain',NULL,'','task',2021,'栽种林木43亩',1583,1590);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',95,'other','整治河渠','level',43.0,43.0,'条','point','plain',NULL,'','task',2021,'整治河渠43条',1591,1598);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',96,'other','修缮老街','level',44.0,44.0,'处','point','plain',NULL,'','task',2021,'修缮老街44处',1633,1640);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',97,'other','帮扶农户','level',44.0,44.0,'家','point','plain',NULL,'','task',2021,'帮扶农户44家',1641,1648);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',98,'other','栽种林木','level',44.0,44.0,'亩','point','plain',NULL,'','task',2021,'栽种林木44亩',1649,1656);
INSERT INTO "targets" VALUES('67a70c3f3a7f22f0726a',99,'other','整治河渠','level',44.0,44.0,'条','point','plain',NULL,'','task',2021,'整治河渠44条',1657,1664);
CREATE TABLE targets_read (version TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "targets_read" VALUES('67a70c3f3a7f22f0726a','1 d40473684004 2021');
CREATE TABLE tombstones (
    sha256 BLOB PRIMARY KEY, url TEXT NOT NULL, at TEXT NOT NULL, because TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE unfolded (fetch TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE versions (
    id TEXT PRIMARY KEY, copy TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
    fetch TEXT NOT NULL, rank INTEGER NOT NULL, damage INTEGER NOT NULL,
    region TEXT NOT NULL, region_name TEXT NOT NULL, level TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
    title TEXT NOT NULL, meeting TEXT NOT NULL, meeting_date TEXT NOT NULL, date_precision TEXT NOT NULL,
    post TEXT NOT NULL, acting INTEGER NOT NULL, speaker TEXT NOT NULL, published TEXT NOT NULL,
    publisher TEXT NOT NULL, index_no TEXT NOT NULL, doc_no TEXT NOT NULL, imprint TEXT NOT NULL,
    candidates TEXT NOT NULL, attachments TEXT NOT NULL, flags TEXT NOT NULL,
    body_start INTEGER NOT NULL, body_end INTEGER NOT NULL,
    char_count INTEGER NOT NULL, han_count INTEGER NOT NULL, word_count INTEGER NOT NULL,
    raw_print TEXT NOT NULL, layout_print TEXT NOT NULL, normal_print TEXT NOT NULL,
    layout TEXT NOT NULL, rule TEXT NOT NULL, encoding TEXT NOT NULL,
    notes TEXT NOT NULL, trimmed TEXT NOT NULL, repairs TEXT NOT NULL, evidence TEXT NOT NULL,
    text TEXT NOT NULL
, core_print TEXT NOT NULL DEFAULT '');
INSERT INTO "versions" VALUES('9cdcb745350357318392','8f3649a5df7bec2f3387','2026-01-05T08:00:00.000000Z','2026-01-05T08:00:00.000000Z','92d38128314395d9fbe1',1,1,'990100','泠州市','prefecture',2021,'government_work_report','泠州市2021年政府工作报告','泠州市第九届人民代表大会第五次会议','2021-01-20','day','市长',0,'林知远','','','','','','[]','[]','["cut"]',54,1691,1691,1127,1450,'3816fc6b3c5f3cc52d85ae9a05cf33bcefce1fc11579d611553e36e181b263d2','04194cf4e397de27c71b1a5a5134ca57aca3564a1119af3a002d0a047c12a350','af375c635ebeb1f20150471d5c80a4dce6e06d202aef66ce131d6e12fd5e7dc3','jcms','#zoom','utf-8','[]','[]','[]','[["kind","speaks for 市人民政府 to a congress"],["region","title: 泠州市; meeting: 泠州市"],["year","title 2021; meeting date 2021; tasks 2021"]]','泠州市2021年政府工作报告
——2021年1月20日在泠州市第九届人民代表大会第五次会议上
市长 林知远
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、主要成绩
一年来，全市地区生产总值增长6.1%，城镇新增就业6.2万人，河道清淤四十公里。
二、2021年主要任务
今年经济社会发展的主要预期目标是：地区生产总值增长7%左右，一般公共预算收入增长5%。
要疏浚瀚水支流四十公里，新建望潮公园三处，让市民推门见绿、出门亲水。
2021年要在泠州市办好第21件实事，修缮老街21处，帮扶农户21家，栽种林木21亩，整治河渠21条，让群众得到实惠。
2021年要在泠州市办好第22件实事，修缮老街22处，帮扶农户22家，栽种林木22亩，整治河渠22条，让群众得到实惠。
2021年要在泠州市办好第23件实事，修缮老街23处，帮扶农户23家，栽种林木23亩，整治河渠23条，让群众得到实惠。
2021年要在泠州市办好第24件实事，修缮老街24处，帮扶农户24家，栽种林木24亩，整治河渠24条，让群众得到实惠。
2021年要在泠州市办好第25件实事，修缮老街25处，帮扶农户25家，栽种林木25亩，整治河渠25条，让群众得到实惠。
2021年要在泠州市办好第26件实事，修缮老街26处，帮扶农户26家，栽种林木26亩，整治河渠26条，让群众得到实惠。
2021年要在泠州市办好第27件实事，修缮老街27处，帮扶农户27家，栽种林木27亩，整治河渠27条，让群众得到实惠。
2021年要在泠州市办好第28件实事，修缮老街28处，帮扶农户28家，栽种林木28亩，整治河渠28条，让群众得到实惠。
2021年要在泠州市办好第29件实事，修缮老街29处，帮扶农户29家，栽种林木29亩，整治河渠29条，让群众得到实惠。
2021年要在泠州市办好第30件实事，修缮老街30处，帮扶农户30家，栽种林木30亩，整治河渠30条，让群众得到实惠。
2021年要在泠州市办好第31件实事，修缮老街31处，帮扶农户31家，栽种林木31亩，整治河渠31条，让群众得到实惠。
2021年要在泠州市办好第32件实事，修缮老街32处，帮扶农户32家，栽种林木32亩，整治河渠32条，让群众得到实惠。
2021年要在泠州市办好第33件实事，修缮老街33处，帮扶农户33家，栽种林木33亩，整治河渠33条，让群众得到实惠。
2021年要在泠州市办好第34件实事，修缮老街34处，帮扶农户34家，栽种林木34亩，整治河渠34条，让群众得到实惠。
2021年要在泠州市办好第35件实事，修缮老街35处，帮扶农户35家，栽种林木35亩，整治河渠35条，让群众得到实惠。
2021年要在泠州市办好第36件实事，修缮老街36处，帮扶农户36家，栽种林木36亩，整治河渠36条，让群众得到实惠。
2021年要在泠州市办好第37件实事，修缮老街37处，帮扶农户37家，栽种林木37亩，整治河渠37条，让群众得到实惠。
2021年要在泠州市办好第38件实事，修缮老街38处，帮扶农户38家，栽种林木38亩，整治河渠38条，让群众得到实惠。
2021年要在泠州市办好第39件实事，修缮老街39处，帮扶农户39家，栽种林木39亩，整治河渠39条，让群众得到实惠。
2021年要在泠州市办好第40件实事，修缮老街40处，帮扶农户40家，栽种林木40亩，整治河渠40条，让群众得到实惠。
2021年要在泠州市办好第41件实事，修缮老街41处，帮扶农户41家，栽种林木41亩，整治河渠41条，让群众得到实惠。
2021年要在泠州市办好第42件实事，修缮老街42处，帮扶农户42家，栽种林木42亩，整治河渠42条，让群众得到实惠。
2021年要在泠州市办好第43件实事，修缮老街43处，帮扶农户43家，栽种林木43亩，整治河渠43条，让群众得到实惠。
2021年要在泠州市办好第44件实事，修缮老街44处，帮扶农户44家，栽种林木44亩，整治河渠44条，让群众得到实惠。
各位代表！让我们携手同心，为建设美丽家园而努力奋斗！','0ac5b2f030761225358a2c8b2bab5a1f680915ecc529902a44623dd1c0a50f29');
INSERT INTO "versions" VALUES('7ea598c4f8a98185f44c','8f3649a5df7bec2f3387','2026-01-06T08:00:00.000000Z','2026-01-06T08:00:00.000000Z','1fa4e5e2a7313d367888',1,1,'990100','泠州市','prefecture',2021,'government_work_report','泠州市2021年政府工作报告','泠州市第九届人民代表大会第五次会议','2021-01-20','day','市长',0,'林知远','','','','','','[]','[]','["cut"]',39,1676,1676,1117,1439,'91776f2c7c5e33c1c3bcaddc2701bfb5c8f6acd71d16ff7f330d27a45812d5ac','bf866fc6bf48daeb6ed85c91f0eeadaf2a1ae26841df8aaf7d57f30fa7eb872c','f5b4d9c289551947538039dc359bbf51585d3102a6fde0f9e24ae017222d79e7','jcms','#zoom','utf-8','[]','[]','[]','[["kind","speaks for 市人民政府 to a congress"],["region","title: 泠州市; meeting: 泠州市"],["year","title 2021; meeting date 2021; tasks 2021"]]','——2021年1月20日在泠州市第九届人民代表大会第五次会议上
市长 林知远
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、主要成绩
一年来，全市地区生产总值增长6.1%，城镇新增就业6.2万人，河道清淤四十公里。
二、2021年主要任务
今年经济社会发展的主要预期目标是：地区生产总值增长8%左右，一般公共预算收入增长5%。
要疏浚瀚水支流四十公里，新建望潮公园三处，让市民推门见绿、出门亲水。
2021年要在泠州市办好第21件实事，修缮老街21处，帮扶农户21家，栽种林木21亩，整治河渠21条，让群众得到实惠。
2021年要在泠州市办好第22件实事，修缮老街22处，帮扶农户22家，栽种林木22亩，整治河渠22条，让群众得到实惠。
2021年要在泠州市办好第23件实事，修缮老街23处，帮扶农户23家，栽种林木23亩，整治河渠23条，让群众得到实惠。
2021年要在泠州市办好第24件实事，修缮老街24处，帮扶农户24家，栽种林木24亩，整治河渠24条，让群众得到实惠。
2021年要在泠州市办好第25件实事，修缮老街25处，帮扶农户25家，栽种林木25亩，整治河渠25条，让群众得到实惠。
2021年要在泠州市办好第26件实事，修缮老街26处，帮扶农户26家，栽种林木26亩，整治河渠26条，让群众得到实惠。
2021年要在泠州市办好第27件实事，修缮老街27处，帮扶农户27家，栽种林木27亩，整治河渠27条，让群众得到实惠。
2021年要在泠州市办好第28件实事，修缮老街28处，帮扶农户28家，栽种林木28亩，整治河渠28条，让群众得到实惠。
2021年要在泠州市办好第29件实事，修缮老街29处，帮扶农户29家，栽种林木29亩，整治河渠29条，让群众得到实惠。
2021年要在泠州市办好第30件实事，修缮老街30处，帮扶农户30家，栽种林木30亩，整治河渠30条，让群众得到实惠。
2021年要在泠州市办好第31件实事，修缮老街31处，帮扶农户31家，栽种林木31亩，整治河渠31条，让群众得到实惠。
2021年要在泠州市办好第32件实事，修缮老街32处，帮扶农户32家，栽种林木32亩，整治河渠32条，让群众得到实惠。
2021年要在泠州市办好第33件实事，修缮老街33处，帮扶农户33家，栽种林木33亩，整治河渠33条，让群众得到实惠。
2021年要在泠州市办好第34件实事，修缮老街34处，帮扶农户34家，栽种林木34亩，整治河渠34条，让群众得到实惠。
2021年要在泠州市办好第35件实事，修缮老街35处，帮扶农户35家，栽种林木35亩，整治河渠35条，让群众得到实惠。
2021年要在泠州市办好第36件实事，修缮老街36处，帮扶农户36家，栽种林木36亩，整治河渠36条，让群众得到实惠。
2021年要在泠州市办好第37件实事，修缮老街37处，帮扶农户37家，栽种林木37亩，整治河渠37条，让群众得到实惠。
2021年要在泠州市办好第38件实事，修缮老街38处，帮扶农户38家，栽种林木38亩，整治河渠38条，让群众得到实惠。
2021年要在泠州市办好第39件实事，修缮老街39处，帮扶农户39家，栽种林木39亩，整治河渠39条，让群众得到实惠。
2021年要在泠州市办好第40件实事，修缮老街40处，帮扶农户40家，栽种林木40亩，整治河渠40条，让群众得到实惠。
2021年要在泠州市办好第41件实事，修缮老街41处，帮扶农户41家，栽种林木41亩，整治河渠41条，让群众得到实惠。
2021年要在泠州市办好第42件实事，修缮老街42处，帮扶农户42家，栽种林木42亩，整治河渠42条，让群众得到实惠。
2021年要在泠州市办好第43件实事，修缮老街43处，帮扶农户43家，栽种林木43亩，整治河渠43条，让群众得到实惠。
2021年要在泠州市办好第44件实事，修缮老街44处，帮扶农户44家，栽种林木44亩，整治河渠44条，让群众得到实惠。
各位代表！让我们携手同心，为建设美丽家园而努力奋斗！','f5b4d9c289551947538039dc359bbf51585d3102a6fde0f9e24ae017222d79e7');
INSERT INTO "versions" VALUES('67a70c3f3a7f22f0726a','aaa328c56e2cc0f3c785','2026-01-06T08:00:00.000001Z','2026-01-06T08:00:00.000001Z','a1af492e66cfcdff2d9c',1,1,'990100','泠州市','prefecture',2021,'government_work_report','泠州市2021年政府工作报告','泠州市第九届人民代表大会第五次会议','2021-01-20','day','市长',0,'林知远','','','','','','[]','[]','["cut"]',39,1700,1700,1117,1451,'d40473684004453569a041a0e2648eb15b59931b32244d8d09dc8d9687ac0233','8ef4d1dc112de0af99215891310c3b961107ab4aa402d466e2979321ef295b84','3e6498598f38791288941537bd74b1871d76860fe12d4bedf9204d64e280173c','jcms','#zoom','utf-8','[]','[]','[]','[["kind","speaks for 市人民政府 to a congress"],["region","title: 泠州市; meeting: 泠州市"],["year","title 2021; meeting date 2021; tasks 2021"]]','——2021年1月20日在泠州市第九届人民代表大会第五次会议上
市长 林知远
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、主要成绩
一年来，全市地区生产总值增长6.1%，城镇新增就业6.2万人，河道清淤四十公里。
二、2021年主要任务
今年经济社会发展的主要预期目标是：地区生产总值增长8%左右，一般公共预算收入增长5%。
- 0 -
要疏浚瀚水支流四十公里，新建望潮公园三处，让市民推门见绿、出门亲水。
2021年要在泠州市办好第21件实事，修缮老街21处，帮扶农户21家，栽种林木21亩，整治河渠21条，让群众得到实惠。
2021年要在泠州市办好第22件实事，修缮老街22处，帮扶农户22家，栽种林木22亩，整治河渠22条，让群众得到实惠。
2021年要在泠州市办好第23件实事，修缮老街23处，帮扶农户23家，栽种林木23亩，整治河渠23条，让群众得到实惠。
2021年要在泠州市办好第24件实事，修缮老街24处，帮扶农户24家，栽种林木24亩，整治河渠24条，让群众得到实惠。
2021年要在泠州市办好第25件实事，修缮老街25处，帮扶农户25家，栽种林木25亩，整治河渠25条，让群众得到实惠。
2021年要在泠州市办好第26件实事，修缮老街26处，帮扶农户26家，栽种林木26亩，整治河渠26条，让群众得到实惠。
2021年要在泠州市办好第27件实事，修缮老街27处，帮扶农户27家，栽种林木27亩，整治河渠27条，让群众得到实惠。
- 1 -
2021年要在泠州市办好第28件实事，修缮老街28处，帮扶农户28家，栽种林木28亩，整治河渠28条，让群众得到实惠。
2021年要在泠州市办好第29件实事，修缮老街29处，帮扶农户29家，栽种林木29亩，整治河渠29条，让群众得到实惠。
2021年要在泠州市办好第30件实事，修缮老街30处，帮扶农户30家，栽种林木30亩，整治河渠30条，让群众得到实惠。
2021年要在泠州市办好第31件实事，修缮老街31处，帮扶农户31家，栽种林木31亩，整治河渠31条，让群众得到实惠。
2021年要在泠州市办好第32件实事，修缮老街32处，帮扶农户32家，栽种林木32亩，整治河渠32条，让群众得到实惠。
2021年要在泠州市办好第33件实事，修缮老街33处，帮扶农户33家，栽种林木33亩，整治河渠33条，让群众得到实惠。
2021年要在泠州市办好第34件实事，修缮老街34处，帮扶农户34家，栽种林木34亩，整治河渠34条，让群众得到实惠。
2021年要在泠州市办好第35件实事，修缮老街35处，帮扶农户35家，栽种林木35亩，整治河渠35条，让群众得到实惠。
- 2 -
2021年要在泠州市办好第36件实事，修缮老街36处，帮扶农户36家，栽种林木36亩，整治河渠36条，让群众得到实惠。
2021年要在泠州市办好第37件实事，修缮老街37处，帮扶农户37家，栽种林木37亩，整治河渠37条，让群众得到实惠。
2021年要在泠州市办好第38件实事，修缮老街38处，帮扶农户38家，栽种林木38亩，整治河渠38条，让群众得到实惠。
2021年要在泠州市办好第39件实事，修缮老街39处，帮扶农户39家，栽种林木39亩，整治河渠39条，让群众得到实惠。
2021年要在泠州市办好第40件实事，修缮老街40处，帮扶农户40家，栽种林木40亩，整治河渠40条，让群众得到实惠。
2021年要在泠州市办好第41件实事，修缮老街41处，帮扶农户41家，栽种林木41亩，整治河渠41条，让群众得到实惠。
2021年要在泠州市办好第42件实事，修缮老街42处，帮扶农户42家，栽种林木42亩，整治河渠42条，让群众得到实惠。
2021年要在泠州市办好第43件实事，修缮老街43处，帮扶农户43家，栽种林木43亩，整治河渠43条，让群众得到实惠。
- 3 -
2021年要在泠州市办好第44件实事，修缮老街44处，帮扶农户44家，栽种林木44亩，整治河渠44条，让群众得到实惠。
各位代表！让我们携手同心，为建设美丽家园而努力奋斗！','3e6498598f38791288941537bd74b1871d76860fe12d4bedf9204d64e280173c');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX fetches_by_time ON fetches (at);
CREATE INDEX fetches_by_url ON fetches (url, at);
CREATE INDEX fetches_by_host ON fetches (host, at);
CREATE INDEX fetches_by_first_part ON fetches (part_of) WHERE part_of != '';
CREATE INDEX tombstones_by_url ON tombstones (url);
CREATE INDEX copies_by_report ON copies (region, year, kind);
CREATE INDEX copies_by_lineage ON copies (lineage);
CREATE INDEX copies_by_host ON copies (host);
CREATE INDEX versions_by_copy ON versions (copy, first_seen);
CREATE INDEX events_by_time ON events (at);
CREATE INDEX events_by_host ON events (host);
CREATE UNIQUE INDEX changes_by_pair ON changes (axis, old, new);
CREATE INDEX fetches_by_source ON fetches (source, url, at) WHERE part_of = '' AND walk = '';
CREATE INDEX events_by_url ON events (url, at);
CREATE INDEX fetches_by_final_url ON fetches (final_url) WHERE final_url != '';
CREATE INDEX fetches_by_run ON fetches (run, transport);
CREATE TRIGGER bodies_are_kept BEFORE UPDATE OF id, sha256, size ON bodies
BEGIN SELECT RAISE(ABORT, 'the content of a body is a fact: it is never changed'); END;
CREATE TRIGGER bodies_stay BEFORE DELETE ON bodies
WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE tombstones.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'a body is a fact: only scrapy purge removes one'); END;
CREATE TRIGGER runs_refuse_update BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'runs are facts: they are only added to'); END;
CREATE TRIGGER runs_refuse_delete BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'runs are facts: they are only added to'); END;
CREATE TRIGGER run_ends_refuse_update BEFORE UPDATE ON run_ends BEGIN SELECT RAISE(ABORT, 'run_ends are facts: they are only added to'); END;
CREATE TRIGGER run_ends_refuse_delete BEFORE DELETE ON run_ends BEGIN SELECT RAISE(ABORT, 'run_ends are facts: they are only added to'); END;
CREATE TRIGGER fetches_refuse_delete BEFORE DELETE ON fetches BEGIN SELECT RAISE(ABORT, 'fetches are facts: they are only added to'); END;
CREATE TRIGGER tombstones_refuse_update BEFORE UPDATE ON tombstones BEGIN SELECT RAISE(ABORT, 'tombstones are facts: they are only added to'); END;
CREATE TRIGGER tombstones_refuse_delete BEFORE DELETE ON tombstones BEGIN SELECT RAISE(ABORT, 'tombstones are facts: they are only added to'); END;
CREATE TRIGGER fetches_wait AFTER INSERT ON fetches WHEN NEW.part_of = ''
BEGIN INSERT OR IGNORE INTO unfolded VALUES (NEW.id); END;
CREATE TRIGGER judged_wait_no_more AFTER INSERT ON judgements
BEGIN DELETE FROM unfolded WHERE fetch = NEW.fetch; END;
CREATE TRIGGER unjudged_wait_again AFTER DELETE ON judgements
BEGIN INSERT OR IGNORE INTO unfolded SELECT id FROM fetches WHERE id = OLD.fetch AND part_of = ''; END;
CREATE TRIGGER fetches_refuse_update BEFORE UPDATE OF
    id, run, source, host, url, final_url, at, clock, transport, status, headers, body, confirms, part_of, part,
    walk, walk_ends ON fetches
BEGIN SELECT RAISE(ABORT, 'fetches are facts: they are only added to'); END;
CREATE TRIGGER hints_are_kept BEFORE UPDATE OF hints ON fetches
WHEN NEW.hints != (SELECT json_object('title', '', 'prefix', '', 'site_code', '', 'metas', json('[]'),
    'parent', json_extract(hints, '$.parent')) FROM (SELECT OLD.hints AS hints)) OR NOT EXISTS (SELECT 1 FROM tombstones)
BEGIN SELECT RAISE(ABORT, 'fetches are facts: only scrapy purge forgets hints'); END;
CREATE VIEW fetch_log AS 
        SELECT f.at, f.source, f.host, f.url, f.final_url, f.transport, f.status, j.verdict, j.evidence,
               lower(hex(f.body)) AS sha256, b.size, f.run, f.id AS fetch
        FROM fetches f LEFT JOIN judgements j ON j.fetch = f.id LEFT JOIN bodies b ON b.sha256 = f.body;
CREATE VIEW page_events AS 
        SELECT e.at, e.kind, e.host, e.url, e.entry, e.fetch, e.copy, e.version, e.detail, e.n
        FROM events e LEFT JOIN copies c ON c.id = e.copy
        WHERE NOT (e.kind = 'new' AND coalesce(c.lineage, c.id) != c.id)
          AND NOT (e.kind IN ('missing', 'gone') AND c.status = 'moved')
           OR c.id IS NULL;
CREATE VIEW timeline AS 
        SELECT v.id, v.copy, c.lineage, c.status, c.source, c.host, c.url, c.entry, v.region, v.year, v.kind,
               v.first_seen, v.last_seen, v.rank, v.damage, v.char_count, v.normal_print, v.core_print,
               v.published, v.doc_no, v.title,
               row_number() OVER (PARTITION BY c.lineage ORDER BY v.first_seen, v.id) AS n,
               row_number() OVER (PARTITION BY c.lineage ORDER BY v.last_seen DESC, v.id) AS back
        FROM versions v JOIN copies c ON c.id = v.copy;
CREATE VIEW standing AS 
        SELECT t.*, row_number() OVER (
                   PARTITION BY region, year, kind
                   ORDER BY rank, damage, status = 'gone', char_count DESC, first_seen, id) AS place
        FROM timeline t WHERE back = 1;
CREATE VIEW latest AS 
        SELECT v.*, t.lineage, t.status, t.source, t.host, t.url, t.entry
        FROM timeline t JOIN versions v ON v.id = t.id WHERE t.back = 1;
CREATE VIEW reports AS 
        SELECT v.*, s.lineage, s.status, s.source, s.host, s.url, s.entry
        FROM standing s JOIN versions v ON v.id = s.id
        WHERE s.place = 1 AND s.year IS NOT NULL AND s.region NOT IN ('ambiguous', 'unknown');
CREATE VIEW coverage AS 
        SELECT region, max(region_name) AS region_name, max(level) AS level, kind,
               count(*) AS reports, min(year) AS first_year, max(year) AS last_year,
               max(year) - min(year) + 1 - count(*) AS years_missing
        FROM reports GROUP BY region, kind;
CREATE VIEW edit_pairs AS 
        SELECT old.id AS old, new.id AS new, CASE WHEN old.copy = new.copy THEN '' ELSE 'moved' END AS note
        FROM timeline new JOIN timeline prior ON prior.lineage = new.lineage AND prior.n = new.n - 1
        JOIN versions old ON old.id = CASE prior.copy WHEN new.copy THEN prior.id ELSE (
            SELECT s.id FROM versions s WHERE s.copy = prior.copy AND s.first_seen <= new.first_seen
            ORDER BY s.last_seen DESC, s.id LIMIT 1) END
        WHERE old.normal_print NOT IN (new.normal_print, new.core_print) AND new.normal_print != old.core_print;
CREATE VIEW copy_pairs AS 
        SELECT old, new, '' AS note FROM (
            SELECT first_value(id) OVER (PARTITION BY region, year, kind ORDER BY place) AS old, id AS new, place
            FROM standing
            WHERE year IS NOT NULL AND region NOT IN ('ambiguous', 'unknown')
              AND kind NOT IN ('interpretation', 'excerpt', 'task_list', 'draft_for_comment', 'signed_article',
                               'news_article', 'notice', 'other'))
        WHERE place > 1;
CREATE VIEW year_pairs AS 
        WITH best AS MATERIALIZED (
            SELECT id, region, year FROM standing
            WHERE place = 1 AND year IS NOT NULL AND kind = 'government_work_report'
              AND region NOT IN ('ambiguous', 'unknown')),
        candidates AS (
            SELECT lag(id) OVER line AS old, lag(year) OVER line AS was, region AS place, id AS new, year, region
            FROM best WINDOW line AS (PARTITION BY region ORDER BY year)
            UNION ALL
            SELECT older.id, older.year, older.region, newer.id, newer.year, newer.region
            FROM successions s
            CROSS JOIN best newer ON newer.region = s.new
            CROSS JOIN best older ON older.region = s.old)
        SELECT old, new, trim(CASE WHEN year - was > 1 THEN 'gap ' ELSE '' END
                              || CASE WHEN place != region THEN 'succession' ELSE '' END) AS note
        FROM (SELECT *, row_number() OVER (PARTITION BY new ORDER BY was DESC, place != region, place) AS choice
              FROM candidates WHERE was BETWEEN year - 3 AND year - 1)
        WHERE choice = 1;
CREATE VIEW pairs AS 
        SELECT 'edit' AS axis, old, new, note FROM edit_pairs
        UNION ALL SELECT 'copy', old, new, note FROM copy_pairs
        UNION ALL SELECT 'year', old, new, note FROM year_pairs;
CREATE VIEW change_log AS 
        SELECT c.id, c.axis, c.severity, c.summary, v.region, v.region_name, v.year, v.kind, k.source, k.url,
               k.entry, v.first_seen AS at, c.old, c.new, c.note
        FROM changes c JOIN versions v ON v.id = c.new JOIN copies k ON k.id = v.copy;
CREATE VIEW silent_edits AS 
        SELECT e.at, 'text' AS what, e.url, e.entry, c.region, c.year, c.source, e.copy, e.version, e.detail
        FROM page_events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'edited'
        UNION ALL
        SELECT e.at, 'date', e.url, e.entry, c.region, c.year, c.source, e.copy, e.version, e.detail
        FROM page_events e JOIN copies c ON c.id = e.copy WHERE e.kind = 'redated';
CREATE VIEW gone AS 
        SELECT id AS copy, source, url, entry, region, year, kind, last_seen, first_missing, gone_at
        FROM copies WHERE status = 'gone';
CREATE VIEW target_changes AS 
        SELECT b.region, b.region_name, t.indicator, a.year AS old_year, b.year AS new_year,
               o.qualifier AS old_qualifier, o.value_min AS old_min, o.value_max AS old_max,
               t.qualifier AS new_qualifier, t.value_min AS new_min, t.value_max AS new_max, t.unit,
               o.measure = t.measure AND o.unit = t.unit AS comparable, o.quote AS old_quote, t.quote AS new_quote
        FROM year_pairs p JOIN versions a ON a.id = p.old JOIN versions b ON b.id = p.new
        JOIN targets o ON o.version = p.old AND o.scope = 'headline'
        JOIN targets t ON t.version = p.new AND t.scope = 'headline' AND t.indicator = o.indicator;
CREATE VIEW runs_summary AS 
        SELECT r.id AS run, r.at, e.at AS ended, coalesce(e.outcome, 'unfinished') AS outcome, r.command,
               count(f.run) AS fetches, sum(f.transport = 'ok') AS answered,
               sum(f.transport = 'not_modified') AS not_modified,
               sum(f.transport NOT IN ('ok', 'not_modified')) AS failed, e.counts
        FROM runs r LEFT JOIN run_ends e ON e.run = r.id LEFT JOIN fetches f ON f.run = r.id
        GROUP BY r.id;
CREATE VIEW announced AS SELECT name AS change, at FROM memory WHERE topic = 'announced';
CREATE VIRTUAL TABLE bigrams USING fts5(
    tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
INSERT INTO bigrams (bigrams, rank) VALUES ('hashsize', 67108864);
COMMIT;
