-- Developer keys. Times are milliseconds since 1970; sandbox and relay are 0 or 1.
CREATE TABLE ofRtmfpKey (
  keyID           VARCHAR(16)     NOT NULL,
  label           VARCHAR(100)    NOT NULL,
  created         BIGINT          NOT NULL,
  expires         BIGINT,
  revoked         BIGINT,
  endpoints       INTEGER         NOT NULL,
  introductions   INTEGER         NOT NULL,
  sandbox         INTEGER         NOT NULL,
  relay           INTEGER         NOT NULL,
  CONSTRAINT ofRtmfpKey_pk PRIMARY KEY (keyID)
);

-- Digests of the texts that lead to a key, the newest first; the texts themselves are kept nowhere.
CREATE TABLE ofRtmfpKeyText (
  digest          VARCHAR(40)     NOT NULL,
  keyID           VARCHAR(16)     NOT NULL,
  listPosition    INTEGER         NOT NULL,
  validUntil      BIGINT,
  CONSTRAINT ofRtmfpKeyText_pk PRIMARY KEY (digest)
);
CREATE INDEX ofRtmfpKeyText_key_idx ON ofRtmfpKeyText (keyID);

-- What administrators did.
CREATE TABLE ofRtmfpAudit (
  entryID         VARCHAR(36)     NOT NULL,
  entryStamp      BIGINT          NOT NULL,
  actor           VARCHAR(255)    NOT NULL,
  act             VARCHAR(40)     NOT NULL,
  subject         VARCHAR(255),
  CONSTRAINT ofRtmfpAudit_pk PRIMARY KEY (entryID)
);
CREATE INDEX ofRtmfpAudit_stamp_idx ON ofRtmfpAudit (entryStamp);

-- Totals of a day, which is written yyyymmdd, UTC.
CREATE TABLE ofRtmfpDaily (
  statDay         INTEGER         NOT NULL,
  statName        VARCHAR(40)     NOT NULL,
  statValue       BIGINT          NOT NULL,
  CONSTRAINT ofRtmfpDaily_pk PRIMARY KEY (statDay, statName)
);

INSERT INTO ofVersion (name, version) VALUES ('rtmfp', 0);
