-- Developer keys. Times are milliseconds since 1970; sandbox and relay are 0 or 1.
CREATE TABLE ofRtmfpKey (
  keyID           VARCHAR2(16)    NOT NULL,
  label           VARCHAR2(100 CHAR) NOT NULL,
  created         INTEGER         NOT NULL,
  expires         INTEGER,
  revoked         INTEGER,
  endpoints       INTEGER         NOT NULL,
  introductions   INTEGER         NOT NULL,
  sandbox         INTEGER         NOT NULL,
  relay           INTEGER         NOT NULL,
  CONSTRAINT ofRtmfpKey_pk PRIMARY KEY (keyID)
);

-- Digests of the texts that lead to a key, the newest first; the texts themselves are kept nowhere.
CREATE TABLE ofRtmfpKeyText (
  digest          VARCHAR2(40)    NOT NULL,
  keyID           VARCHAR2(16)    NOT NULL,
  listPosition    INTEGER         NOT NULL,
  validUntil      INTEGER,
  CONSTRAINT ofRtmfpKeyText_pk PRIMARY KEY (digest)
);
CREATE INDEX ofRtmfpKeyText_key_idx ON ofRtmfpKeyText (keyID);

-- What administrators did.
CREATE TABLE ofRtmfpAudit (
  entryID         VARCHAR2(36)    NOT NULL,
  entryStamp      INTEGER         NOT NULL,
  actor           VARCHAR2(255 CHAR) NOT NULL,
  act             VARCHAR2(40)    NOT NULL,
  subject         VARCHAR2(255 CHAR),
  CONSTRAINT ofRtmfpAudit_pk PRIMARY KEY (entryID)
);
CREATE INDEX ofRtmfpAudit_stamp_idx ON ofRtmfpAudit (entryStamp);

-- Totals of a day, which is written yyyymmdd, UTC.
CREATE TABLE ofRtmfpDaily (
  statDay         INTEGER         NOT NULL,
  statName        VARCHAR2(40)    NOT NULL,
  statValue       INTEGER         NOT NULL,
  CONSTRAINT ofRtmfpDaily_pk PRIMARY KEY (statDay, statName)
);

INSERT INTO ofVersion (name, version) VALUES ('rtmfp', 0);
