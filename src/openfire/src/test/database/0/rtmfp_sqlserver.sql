/* Developer keys. Times are milliseconds since 1970; sandbox and relay are 0 or 1. */
CREATE TABLE ofRtmfpKey (
  keyID           NVARCHAR(16)    NOT NULL,
  label           NVARCHAR(100)   NOT NULL,
  created         BIGINT          NOT NULL,
  expires         BIGINT,
  revoked         BIGINT,
  endpoints       INTEGER         NOT NULL,
  introductions   INTEGER         NOT NULL,
  sandbox         INTEGER         NOT NULL,
  relay           INTEGER         NOT NULL,
  CONSTRAINT ofRtmfpKey_pk PRIMARY KEY (keyID)
);

/* Digests of the texts that lead to a key, the newest first; the texts themselves are kept nowhere. */
CREATE TABLE ofRtmfpKeyText (
  digest          NVARCHAR(40)    NOT NULL,
  keyID           NVARCHAR(16)    NOT NULL,
  listPosition    INTEGER         NOT NULL,
  validUntil      BIGINT,
  CONSTRAINT ofRtmfpKeyText_pk PRIMARY KEY (digest)
);
CREATE INDEX ofRtmfpKeyText_key_idx ON ofRtmfpKeyText (keyID);

/* What administrators did. */
CREATE TABLE ofRtmfpAudit (
  entryID         NVARCHAR(36)    NOT NULL,
  entryStamp      BIGINT          NOT NULL,
  actor           NVARCHAR(255)   NOT NULL,
  act             NVARCHAR(40)    NOT NULL,
  subject         NVARCHAR(255),
  CONSTRAINT ofRtmfpAudit_pk PRIMARY KEY (entryID)
);
CREATE INDEX ofRtmfpAudit_stamp_idx ON ofRtmfpAudit (entryStamp);

/* Totals of a day, which is written yyyymmdd, UTC. */
CREATE TABLE ofRtmfpDaily (
  statDay         INTEGER         NOT NULL,
  statName        NVARCHAR(40)    NOT NULL,
  statValue       BIGINT          NOT NULL,
  CONSTRAINT ofRtmfpDaily_pk PRIMARY KEY (statDay, statName)
);

INSERT INTO ofVersion (name, version) VALUES ('rtmfp', 0);
