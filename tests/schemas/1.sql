BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'yange','m001_facts_derived_memory','2026-11-21 23:22:40.169565+00:00');
CREATE TABLE aliases (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    fetch TEXT NOT NULL, n INTEGER NOT NULL, entry TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, region TEXT NOT NULL, year INTEGER, reason TEXT NOT NULL,
    PRIMARY KEY (fetch, n)
) WITHOUT ROWID;
INSERT INTO "articles" VALUES('00085461480997285025',0,'','泠州市2021年政府工作报告','government_work_report','990100',2021,'');
INSERT INTO "articles" VALUES('a3ae609e95a8e261c9c8',0,'','泠州概况','','',NULL,'no kind recognised: no title, no speech, 88 Han characters');
INSERT INTO "articles" VALUES('b294acb2de8f5acc15bd',0,'','泠州市2021年政府工作报告','government_work_report','990100',2021,'');
CREATE TABLE bodies (
    id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
    base INTEGER, step INTEGER NOT NULL, origin TEXT, data BLOB NOT NULL
);
INSERT INTO "bodies" VALUES(1,X'7B8C67FFA2E64E699B044DD41F1F60E3BB9A4061D468A3D1B539034DFB685791',1111,NULL,0,'http://www.lingzhou.example/a.html',X'28B52FFD6057038D170026EB99422069AC0E1809912965001200F276E86E0A72B02BB917FE9544118791DB7DDB7D18B1F34EF811AD05752E70CE17BDFFAC8012A494C6262B5F253380641418001821029100840085001A4577CCF453F59109C87CC96CC34F60861398414282EB36CD66F360A358308F06180BD739B06C10709DA5E25D205CB749220E9388C35729808081816DA37C11DE17B181786C07BC0C04E6534060A3789A4A0484134D7E8A6FD6F449737375F7F4B30D974C22134EF615CD2B607CE7653ECCC775DB0087041F838DF2790B14542E108FCAE769B8CE52F12E5C97D17C172E9FAC270F01C8AC65AAAF5CAEA6FE838247AC06C943001705AF5CDE82CE820F5B35EBB4D7D155D339D9639E73A282DD25D087142F9B750876805973C08E347D5BA983564DBB78C73636957C6C634E06FDD8C631D3D5D126DB5854D39D92E9BE276BAB56FF705130277BD669FA92AD6EA17F5AC956C35E1E6BBD16586D527F5DB528F3898D6F4C05C7466F529F93BD22EDBC3C94B54599D6BE347F655D4D85197F71FA99FA24B8C98C27A57648F13600383DAE717A55BA3B2E58E671D4E328E805B31EDB1883E414346F1040B6F1C584FF54F8B4DC2CF33B2EB8436E94CC4D24275BCDF1DAA38C27B17BB6E122DB129D657508768CEBF881518F87222F4B7FD1DE935F4208636058571D5D46F35D2012B28D55D4B7D04F55B09BBE9D04D735C05820611BAB521FE1F452F40BA28FE06B51BA46EAB5AC471C9B237D57D65708AE8F258F10FAB5F46845FA86A2924722138928C4CA76A7E4A5FBA25A8DD43928EC50D664D661AB49AA5B641D8EAF11225B0D82BDA4C833BB27B2AE9DBE127DA63E8655C754F0FAF110EC70D91DC2023420208284B0B30382330080337ADA2347D8FE1511884C09CA842322EC7DB4634BAB7E89C1C1392258C4AB987482D539BFA3EC36EF03510B608D0A630850329618F96DC88434060E2288B56865068BDD415536438FD533AC9D51740D001F383CF1791E8587A692250BFDDD3016AB760FC81808EBF19F300045AE948E0B75CF28A8B2014D1BB819');
INSERT INTO "bodies" VALUES(2,X'B5D4E2FB8E73FD1B50D88ECACB6850F6DCD0EDEE831CEF32DB817C53B327AB37',537,NULL,0,'http://www.lingzhou.example/neighbour.html',X'28B52FFD6019016D0700040C3C68746D6C3E3C686561643E3C6D65746120636861727365743D227574662D38223E3C7469746C653EE6B3A0E5B79EE6A682E586B53C2F6E616D653D2241727469636C65542220636F6E74656E743D2222507562446174323032312D30322D3031223E3C2F626F64793E3C6469762069643D227A6F6F6D223E3C7070E5B882E4BD8DE4BA8EE7809AE6B0B4E4B98BE6BBA8EFBC8CE8BE96E4B889E58CBAE4B880E58EBFE380822F646976E8AEBFE997AEE6ACA1E695B0EFBC9A312F68746D6C3E0F00706B004067C16C90CABAE03C950275CC28369B10F9DE58CCA09EE28AAAE36AC51E5456A91AE06E9850');
INSERT INTO "bodies" VALUES(3,X'506A1E26D08A12BBC2C828810E419D7BEE139000D7F1B2101FF9E0F5882CC8B6',1111,1,1,NULL,X'28B52FFD605703650000083802007D4095695A541908');
CREATE TABLE changes (
    id TEXT PRIMARY KEY, axis TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, engine TEXT NOT NULL,
    severity INTEGER NOT NULL, summary TEXT NOT NULL, same_report INTEGER NOT NULL, better TEXT NOT NULL,
    note TEXT NOT NULL, detail TEXT NOT NULL
);
INSERT INTO "changes" VALUES('3d89add8cd373f4abf8d','edit','f0ee21a673eae872424f','f50700d7f4bfaff55827','1 24bdbef94af4 7713be6283a6',4,'1 number',1,'','','');
CREATE TABLE contains (passage INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (passage, n)) WITHOUT ROWID;
CREATE TABLE copies (
    id TEXT PRIMARY KEY, lineage TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, entry TEXT NOT NULL, region TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, status TEXT NOT NULL,
    first_missing TEXT NOT NULL, gone_at TEXT NOT NULL, flapping INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "copies" VALUES('66492023fef25d255686','66492023fef25d255686','lingzhou','www.lingzhou.example','http://www.lingzhou.example/a.html','','990100',2021,'government_work_report','2026-01-05T08:00:00.000000Z','2026-01-06T08:00:00.000000Z','stands','','',0);
CREATE TABLE events (
    fetch TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, entry TEXT NOT NULL, copy TEXT NOT NULL, version TEXT NOT NULL, detail TEXT NOT NULL,
    PRIMARY KEY (fetch, n)
) WITHOUT ROWID;
INSERT INTO "events" VALUES('00085461480997285025',0,'2026-01-06T08:00:00.000000Z','edited','www.lingzhou.example','http://www.lingzhou.example/a.html','','66492023fef25d255686','f50700d7f4bfaff55827','silent');
INSERT INTO "events" VALUES('b294acb2de8f5acc15bd',0,'2026-01-05T08:00:00.000000Z','new','www.lingzhou.example','http://www.lingzhou.example/a.html','','66492023fef25d255686','f0ee21a673eae872424f','');
CREATE TABLE fetches (
    id TEXT PRIMARY KEY, run TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,
    url TEXT NOT NULL, final_url TEXT NOT NULL, at TEXT NOT NULL, clock TEXT NOT NULL,
    transport TEXT NOT NULL, status INTEGER, headers TEXT NOT NULL, body BLOB, confirms TEXT NOT NULL,
    part_of TEXT NOT NULL, part INTEGER NOT NULL, hints TEXT NOT NULL,
    walk TEXT NOT NULL, walk_ends INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO "fetches" VALUES('00085461480997285025','run1','lingzhou','www.lingzhou.example','http://www.lingzhou.example/a.html','','2026-01-06T08:00:00.000000Z','2026-01-06T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'506A1E26D08A12BBC2C828810E419D7BEE139000D7F1B2101FF9E0F5882CC8B6','','',0,'','',0);
INSERT INTO "fetches" VALUES('26b39c99edf480620279','run1','lingzhou','www.lingzhou.example','http://www.lingzhou.example/neighbour.html','','2026-01-06T08:00:00.000001Z','2026-01-06T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'B5D4E2FB8E73FD1B50D88ECACB6850F6DCD0EDEE831CEF32DB817C53B327AB37','','',0,'','',0);
INSERT INTO "fetches" VALUES('a3ae609e95a8e261c9c8','run0','lingzhou','www.lingzhou.example','http://www.lingzhou.example/neighbour.html','','2026-01-05T08:00:00.000001Z','2026-01-05T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'B5D4E2FB8E73FD1B50D88ECACB6850F6DCD0EDEE831CEF32DB817C53B327AB37','','',0,'','',0);
INSERT INTO "fetches" VALUES('b294acb2de8f5acc15bd','run0','lingzhou','www.lingzhou.example','http://www.lingzhou.example/a.html','','2026-01-05T08:00:00.000000Z','2026-01-05T08:00:00.000000Z','ok',200,'[["content-type","text/html"]]',X'7B8C67FFA2E64E699B044DD41F1F60E3BB9A4061D468A3D1B539034DFB685791','','',0,'','',0);
CREATE TABLE hunks (
    change TEXT NOT NULL, n INTEGER NOT NULL, inside INTEGER, kind TEXT NOT NULL,
    old_start INTEGER NOT NULL, old_end INTEGER NOT NULL, new_start INTEGER NOT NULL, new_end INTEGER NOT NULL,
    section TEXT NOT NULL, note TEXT NOT NULL, old_text TEXT NOT NULL, new_text TEXT NOT NULL,
    PRIMARY KEY (change, n)
) WITHOUT ROWID;
INSERT INTO "hunks" VALUES('3d89add8cd373f4abf8d',0,NULL,'number',171,175,171,175,'二、2021年主要任务','','7%左右','8%左右');
CREATE TABLE indexed (n INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, print TEXT NOT NULL);
CREATE TABLE judgements (
    fetch TEXT PRIMARY KEY, verdict TEXT NOT NULL, evidence TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "judgements" VALUES('00085461480997285025','real','274 characters by #zoom');
INSERT INTO "judgements" VALUES('26b39c99edf480620279','real','100 characters by #zoom');
INSERT INTO "judgements" VALUES('a3ae609e95a8e261c9c8','real','100 characters by #zoom');
INSERT INTO "judgements" VALUES('b294acb2de8f5acc15bd','real','274 characters by #zoom');
CREATE TABLE memory (
    topic TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (topic, name)
) WITHOUT ROWID;
CREATE TABLE passages (id INTEGER PRIMARY KEY, print BLOB NOT NULL UNIQUE);
CREATE TABLE run_ends (
    run TEXT PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL, counts TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "run_ends" VALUES('run0','2026-01-05T08:00:00.000000Z','finished','{"pages":2}');
INSERT INTO "run_ends" VALUES('run1','2026-01-06T08:00:00.000000Z','finished','{"pages":2}');
CREATE TABLE runs (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, command TEXT NOT NULL, sources TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "runs" VALUES('run0','2026-01-05T08:00:00.000000Z','crawl','[]');
INSERT INTO "runs" VALUES('run1','2026-01-06T08:00:00.000000Z','crawl','[]');
CREATE TABLE states (
    host TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (host, name)
) WITHOUT ROWID;
INSERT INTO "states" VALUES('www.lingzhou.example','a http://www.lingzhou.example/a.html','{"fetch":"00085461480997285025","verdict":"real","sights":[{"region":"990100","year":2021,"kind":"government_work_report","raw":"7713be6283a6539f11aa","layout":"e3f9dea47c0316fc89df","normal":"008820ffa249015af865","beside":["2021-02-01","",""],"chars":285,"han":217,"headed":true,"sketch":"5+x9/9kIypa3N3C6Awn/hoWb/7wkWz6fHGExeW4JQxFPfnP//2gL+ikFnMg1Nk7ou+j/lCkvScxG//8+/yv/VKsuwDYuXFT8//7/Gh1YwnCJwv/D/xf/NB9VHSkGff+fDfUXRcpkvQyMF///EL0ifDiTxtX////tvdn//zH/jfU="}]}');
INSERT INTO "states" VALUES('www.lingzhou.example','a http://www.lingzhou.example/neighbour.html','{"fetch":"a3ae609e95a8e261c9c8","verdict":"real"}');
INSERT INTO "states" VALUES('www.lingzhou.example','h','{"good":[["http://www.lingzhou.example/neighbour.html","2026-01-06T08:00:00.000001Z"],["http://www.lingzhou.example/a.html","2026-01-06T08:00:00.000000Z"]]}');
INSERT INTO "states" VALUES('www.lingzhou.example','p http://www.lingzhou.example/a.html','{"url":"http://www.lingzhou.example/a.html","source":"lingzhou","copy":"66492023fef25d255686","version":"f50700d7f4bfaff55827","sight":{"entry":"","region":"990100","year":2021,"kind":"government_work_report","raw":"7713be6283a6539f11aa","layout":"e3f9dea47c0316fc89df","normal":"008820ffa249015af865","beside":["2021-02-01","",""],"chars":285,"han":217,"headed":true,"whole":true,"sketch":"5+x9/9kIypa3N3C6Awn/hoWb/7wkWz6fHGExeW4JQxFPfnP//2gL+ikFnMg1Nk7ou+j/lCkvScxG//8+/yv/VKsuwDYuXFT8//7/Gh1YwnCJwv/D/xf/NB9VHSkGff+fDfUXRcpkvQyMF///EL0ifDiTxtX////tvdn//zH/jfU="},"texts":[["edc62eb70f3208a1ca74","f0ee21a673eae872424f"],["008820ffa249015af865","f50700d7f4bfaff55827"]],"first_seen":"2026-01-05T08:00:00.000000Z","last_seen":"2026-01-06T08:00:00.000000Z"}');
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
INSERT INTO "targets" VALUES('f50700d7f4bfaff55827',0,'gdp','全市地区生产总值','growth',6.1,6.1,'%','point','plain',NULL,'','result',2020,'全市地区生产总值增长6.1%',97,111);
INSERT INTO "targets" VALUES('f50700d7f4bfaff55827',1,'new_urban_jobs','城镇新增就业','level',6.2,6.2,'万人','point','plain',NULL,'','result',2020,'城镇新增就业6.2万人',112,123);
INSERT INTO "targets" VALUES('f50700d7f4bfaff55827',2,'gdp','地区生产总值','growth',8.0,8.0,'%','around','plain',NULL,'','headline',2021,'地区生产总值增长8%左右',163,175);
INSERT INTO "targets" VALUES('f50700d7f4bfaff55827',3,'budget_revenue','一般公共预算收入','growth',5.0,5.0,'%','point','plain',NULL,'','headline',2021,'一般公共预算收入增长5%',176,188);
INSERT INTO "targets" VALUES('f50700d7f4bfaff55827',4,'other','引进各类人才','level',1200.0,1200.0,'名','point','plain',NULL,'','task',2021,'引进各类人才1200名',246,257);
CREATE TABLE tombstones (
    sha256 BLOB PRIMARY KEY, url TEXT NOT NULL, at TEXT NOT NULL, because TEXT NOT NULL
) WITHOUT ROWID;
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
);
INSERT INTO "versions" VALUES('f0ee21a673eae872424f','66492023fef25d255686','2026-01-05T08:00:00.000000Z','2026-01-05T08:00:00.000000Z','b294acb2de8f5acc15bd',1,1,'990100','泠州市','prefecture',2021,'government_work_report','泠州市2021年政府工作报告','泠州市第九届人民代表大会第五次会议','2021-01-20','day','市长',0,'林知远','2021-02-01','','','','','[]','[]','["cut"]',54,285,285,217,256,'24bdbef94af4e402d7e6964a7af8039b8805cea5e85240d69bff9281671301e5','268f507b3bf4897eb71ab6ba0261ef2d99d24bfa034850994e974009815f752f','edc62eb70f3208a1ca74423c00aa40d2cddcda462132297840aa3c305265fcfa','jcms','#zoom','utf-8','[]','[]','[]','[["kind","speaks for 市人民政府 to a congress"],["region","title: 泠州市; meeting: 泠州市"],["year","title 2021; meeting date 2021; tasks 2021"]]','泠州市2021年政府工作报告
——2021年1月20日在泠州市第九届人民代表大会第五次会议上
市长 林知远
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、主要成绩
一年来，全市地区生产总值增长6.1%，城镇新增就业6.2万人，河道清淤四十公里。
二、2021年主要任务
今年经济社会发展的主要预期目标是：地区生产总值增长7%左右，一般公共预算收入增长5%。
要疏浚瀚水支流四十公里，新建望潮公园三处，让市民推门见绿、出门亲水。
要办好泠州丝绸博览会，扶持中小企业三百家，引进各类人才1200名。
各位代表！让我们携手同心，为建设美丽家园而努力奋斗！');
INSERT INTO "versions" VALUES('f50700d7f4bfaff55827','66492023fef25d255686','2026-01-06T08:00:00.000000Z','2026-01-06T08:00:00.000000Z','00085461480997285025',1,1,'990100','泠州市','prefecture',2021,'government_work_report','泠州市2021年政府工作报告','泠州市第九届人民代表大会第五次会议','2021-01-20','day','市长',0,'林知远','2021-02-01','','','','','[]','[]','["cut"]',54,285,285,217,256,'7713be6283a6539f11aa00f47fc8408fa80e52f0bb9fe8464e648864ed88fd08','e3f9dea47c0316fc89dfaafa6cedb95604fa4f9db8abca94fa5b506b87c6df6c','008820ffa249015af865725e06e2c77baec38fc67cdec2014cb127b7c60ea0a7','jcms','#zoom','utf-8','[]','[]','[]','[["kind","speaks for 市人民政府 to a congress"],["region","title: 泠州市; meeting: 泠州市"],["year","title 2021; meeting date 2021; tasks 2021"]]','泠州市2021年政府工作报告
——2021年1月20日在泠州市第九届人民代表大会第五次会议上
市长 林知远
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、主要成绩
一年来，全市地区生产总值增长6.1%，城镇新增就业6.2万人，河道清淤四十公里。
二、2021年主要任务
今年经济社会发展的主要预期目标是：地区生产总值增长8%左右，一般公共预算收入增长5%。
要疏浚瀚水支流四十公里，新建望潮公园三处，让市民推门见绿、出门亲水。
要办好泠州丝绸博览会，扶持中小企业三百家，引进各类人才1200名。
各位代表！让我们携手同心，为建设美丽家园而努力奋斗！');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX fetches_by_time ON fetches (at);
CREATE INDEX fetches_by_url ON fetches (url, at);
CREATE INDEX fetches_by_host ON fetches (host, at);
CREATE INDEX fetches_by_first_part ON fetches (part_of) WHERE part_of != '';
CREATE INDEX tombstones_by_url ON tombstones (url);
CREATE TRIGGER bodies_are_kept BEFORE UPDATE OF id, sha256, size ON bodies
BEGIN SELECT RAISE(ABORT, 'the content of a body is a fact: it is never changed'); END;
CREATE TRIGGER bodies_stay BEFORE DELETE ON bodies
WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE tombstones.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'a body is a fact: only scrapy purge removes one'); END;
CREATE TRIGGER runs_refuse_update BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'runs are facts: they are only added to'); END;
CREATE TRIGGER runs_refuse_delete BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'runs are facts: they are only added to'); END;
CREATE TRIGGER run_ends_refuse_update BEFORE UPDATE ON run_ends BEGIN SELECT RAISE(ABORT, 'run_ends are facts: they are only added to'); END;
CREATE TRIGGER run_ends_refuse_delete BEFORE DELETE ON run_ends BEGIN SELECT RAISE(ABORT, 'run_ends are facts: they are only added to'); END;
CREATE TRIGGER fetches_refuse_update BEFORE UPDATE ON fetches BEGIN SELECT RAISE(ABORT, 'fetches are facts: they are only added to'); END;
CREATE TRIGGER fetches_refuse_delete BEFORE DELETE ON fetches BEGIN SELECT RAISE(ABORT, 'fetches are facts: they are only added to'); END;
CREATE TRIGGER tombstones_refuse_update BEFORE UPDATE ON tombstones BEGIN SELECT RAISE(ABORT, 'tombstones are facts: they are only added to'); END;
CREATE TRIGGER tombstones_refuse_delete BEFORE DELETE ON tombstones BEGIN SELECT RAISE(ABORT, 'tombstones are facts: they are only added to'); END;
CREATE INDEX copies_by_report ON copies (region, year, kind);
CREATE INDEX copies_by_lineage ON copies (lineage);
CREATE INDEX copies_by_host ON copies (host);
CREATE INDEX versions_by_copy ON versions (copy, first_seen);
CREATE INDEX events_by_time ON events (at);
CREATE INDEX events_by_host ON events (host);
CREATE UNIQUE INDEX changes_by_pair ON changes (axis, old, new);
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
               v.first_seen, v.last_seen, v.rank, v.damage, v.char_count, v.normal_print,
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
        FROM timeline new JOIN timeline old ON old.lineage = new.lineage AND old.n = new.n - 1
        WHERE old.normal_print != new.normal_print;
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
               count(f.id) AS fetches, sum(f.transport = 'ok') AS answered,
               sum(f.transport = 'not_modified') AS not_modified,
               sum(f.transport NOT IN ('ok', 'not_modified')) AS failed, e.counts
        FROM runs r LEFT JOIN run_ends e ON e.run = r.id LEFT JOIN fetches f ON f.run = r.id
        GROUP BY r.id;
CREATE VIEW announced AS SELECT name AS change, at FROM memory WHERE topic = 'announced';
CREATE VIRTUAL TABLE bigrams USING fts5(
    tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
COMMIT;
