-- Tables of the sandbox. Times are seconds since 1970 (business time unless the name says real).
CREATE TABLE IF NOT EXISTS clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    real_anchor REAL NOT NULL,
    business_anchor REAL NOT NULL,
    rate REAL NOT NULL,
    floor REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS counters (kind TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS timers (
    id INTEGER PRIMARY KEY,
    due_at REAL NOT NULL,
    duty TEXT NOT NULL,
    subject TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS timers_due ON timers (due_at, id);

CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    facts TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS faults (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    family TEXT NOT NULL,
    path TEXT NOT NULL,
    event TEXT NOT NULL,
    mchid TEXT NOT NULL,
    times_left INTEGER,
    seconds REAL,
    code TEXT NOT NULL,
    copies INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS apps (
    appid TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    name TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS access_tokens (
    token TEXT PRIMARY KEY,
    appid TEXT NOT NULL,
    stable INTEGER NOT NULL,
    expires_real_at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS access_tokens_app ON access_tokens (appid, stable, expires_real_at);
CREATE TABLE IF NOT EXISTS users (
    openid TEXT PRIMARY KEY,
    appid TEXT NOT NULL,
    unionid TEXT NOT NULL,
    phone TEXT NOT NULL,
    name TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS users_union ON users (unionid, appid);
CREATE TABLE IF NOT EXISTS one_time_codes (
    code TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    openid TEXT NOT NULL,
    phone TEXT NOT NULL,
    made_real_at REAL NOT NULL,
    used INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS quotas (
    openid TEXT NOT NULL,
    template_id TEXT NOT NULL,
    left_count INTEGER NOT NULL CHECK (left_count >= 0),
    PRIMARY KEY (openid, template_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY,
    at REAL NOT NULL,
    openid TEXT NOT NULL,
    template_id TEXT NOT NULL,
    page TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_openid ON messages (openid, id);

CREATE TABLE IF NOT EXISTS merchants (
    mchid TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('direct', 'service_provider', 'sub')),
    sp_mchid TEXT NOT NULL,
    name TEXT NOT NULL,
    key_mode TEXT NOT NULL CHECK (key_mode IN ('public_key', 'certificate', 'both')),
    fee_bp INTEGER NOT NULL CHECK (fee_bp BETWEEN 0 AND 1000),
    share_cap_bp INTEGER NOT NULL CHECK (share_cap_bp BETWEEN 0 AND 10000),
    share_notify_url TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bindings (
    mchid TEXT NOT NULL,
    appid TEXT NOT NULL,
    PRIMARY KEY (mchid, appid)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS nonces (
    mchid TEXT NOT NULL,
    nonce TEXT NOT NULL,
    real_at REAL NOT NULL,
    PRIMARY KEY (mchid, nonce)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nonces_age ON nonces (real_at);

CREATE TABLE IF NOT EXISTS accounts (
    mchid TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('BASIC', 'OPERATION', 'FEES')),
    balance_fen INTEGER NOT NULL,
    frozen_fen INTEGER NOT NULL CHECK (frozen_fen >= 0),
    PRIMARY KEY (mchid, kind),
    CHECK (balance_fen >= frozen_fen)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS flows (
    id INTEGER PRIMARY KEY,
    mchid TEXT NOT NULL,
    kind TEXT NOT NULL,
    at REAL NOT NULL,
    business_no TEXT NOT NULL,
    flow_no TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
    balance_fen INTEGER NOT NULL,
    remark TEXT NOT NULL,
    voucher TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS flows_day ON flows (mchid, kind, at, id);

CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY,
    mchid TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    out_trade_no TEXT NOT NULL,
    trade_type TEXT NOT NULL,
    appid TEXT NOT NULL,
    sub_appid TEXT NOT NULL,
    description TEXT NOT NULL,
    attach TEXT NOT NULL,
    notify_url TEXT NOT NULL,
    total_fen INTEGER NOT NULL CHECK (total_fen > 0),
    for_sharing INTEGER NOT NULL,
    digest TEXT NOT NULL,
    prepay_id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    prepaid_at REAL NOT NULL,
    payer_key TEXT NOT NULL,
    payer_openid TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('NOTPAY', 'SUCCESS', 'REFUND', 'CLOSED')),
    created_at REAL NOT NULL,
    expires_at REAL NOT NULL,
    paid_at REAL,
    transaction_id TEXT UNIQUE,
    fee_bp INTEGER NOT NULL,
    fee_fen INTEGER NOT NULL DEFAULT 0 CHECK (fee_fen >= 0),
    paid_fee_fen INTEGER NOT NULL DEFAULT 0,
    refunded_fen INTEGER NOT NULL DEFAULT 0 CHECK (refunded_fen BETWEEN 0 AND total_fen),
    refund_count INTEGER NOT NULL DEFAULT 0,
    last_refund_at REAL,
    shared_fen INTEGER NOT NULL DEFAULT 0 CHECK (shared_fen >= 0),
    share_count INTEGER NOT NULL DEFAULT 0,
    frozen_fen INTEGER NOT NULL DEFAULT 0 CHECK (frozen_fen >= 0),
    frozen INTEGER NOT NULL DEFAULT 0,
    UNIQUE (mchid, sub_mchid, out_trade_no)
);
CREATE INDEX IF NOT EXISTS orders_number ON orders (out_trade_no);
CREATE INDEX IF NOT EXISTS orders_day ON orders (mchid, paid_at);

CREATE TABLE IF NOT EXISTS refunds (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    mchid TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    out_refund_no TEXT NOT NULL,
    refund_id TEXT NOT NULL UNIQUE,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    fee_back_fen INTEGER NOT NULL,
    reason TEXT NOT NULL,
    notify_url TEXT NOT NULL,
    funds_account TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL')),
    created_at REAL NOT NULL,
    finished_at REAL,
    UNIQUE (mchid, sub_mchid, out_refund_no)
);
CREATE INDEX IF NOT EXISTS refunds_order ON refunds (order_id);
CREATE INDEX IF NOT EXISTS refunds_day ON refunds (mchid, created_at);

CREATE TABLE IF NOT EXISTS receivers (
    payee TEXT NOT NULL,
    type TEXT NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY (payee, type, account)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shares (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders (id),
    mchid TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    payee TEXT NOT NULL,
    out_order_no TEXT NOT NULL,
    share_no TEXT NOT NULL UNIQUE,
    unfreeze INTEGER NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('PROCESSING', 'FINISHED')),
    created_at REAL NOT NULL,
    UNIQUE (mchid, sub_mchid, out_order_no)
);
CREATE INDEX IF NOT EXISTS shares_order ON shares (order_id);
CREATE TABLE IF NOT EXISTS share_parts (
    id INTEGER PRIMARY KEY,
    share_id INTEGER NOT NULL REFERENCES shares (id),
    detail_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    account TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
    description TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('PENDING', 'SUCCESS', 'CLOSED')),
    fail_reason TEXT NOT NULL DEFAULT '',
    payee TEXT NOT NULL,
    created_at REAL NOT NULL,
    finished_at REAL,
    returned_fen INTEGER NOT NULL DEFAULT 0 CHECK (returned_fen BETWEEN 0 AND amount_fen)
);
CREATE INDEX IF NOT EXISTS share_parts_share ON share_parts (share_id);
CREATE INDEX IF NOT EXISTS share_parts_day ON share_parts (payee, finished_at);
CREATE TABLE IF NOT EXISTS share_returns (
    id INTEGER PRIMARY KEY,
    share_id INTEGER NOT NULL REFERENCES shares (id),
    part_id INTEGER NOT NULL REFERENCES share_parts (id),
    payee TEXT NOT NULL,
    out_return_no TEXT NOT NULL,
    return_no TEXT NOT NULL UNIQUE,
    return_mchid TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    description TEXT NOT NULL,
    digest TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('PROCESSING', 'SUCCESS', 'FAILED')),
    fail_reason TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    finished_at REAL,
    UNIQUE (payee, out_return_no)
);
CREATE INDEX IF NOT EXISTS share_returns_day ON share_returns (payee, finished_at);

CREATE TABLE IF NOT EXISTS transfers (
    id INTEGER PRIMARY KEY,
    mchid TEXT NOT NULL,
    out_bill_no TEXT NOT NULL,
    transfer_bill_no TEXT NOT NULL UNIQUE,
    appid TEXT NOT NULL,
    openid TEXT NOT NULL,
    user_name TEXT NOT NULL,
    amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
    remark TEXT NOT NULL,
    perception TEXT NOT NULL,
    scene_id TEXT NOT NULL,
    notify_url TEXT NOT NULL,
    authorization_no TEXT NOT NULL DEFAULT '',
    package_info TEXT UNIQUE,
    digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM',
        'TRANSFERING', 'SUCCESS', 'FAIL', 'CANCELING', 'CANCELLED')),
    fail_reason TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL,
    UNIQUE (mchid, out_bill_no)
);
CREATE TABLE IF NOT EXISTS authorizations (
    id INTEGER PRIMARY KEY,
    mchid TEXT NOT NULL,
    out_authorization_no TEXT NOT NULL,
    authorization_id TEXT NOT NULL UNIQUE,
    appid TEXT NOT NULL,
    openid TEXT NOT NULL,
    scene_id TEXT NOT NULL,
    display_name TEXT NOT NULL,
    notify_url TEXT NOT NULL,
    package_info TEXT UNIQUE,
    digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('WAIT_USER_CONFIRM', 'TAKING_EFFECT', 'CLOSED')),
    close_reason TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    authorized_at REAL,
    closed_at REAL,
    UNIQUE (mchid, out_authorization_no)
);

CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY,
    mchid TEXT NOT NULL,
    url TEXT NOT NULL,
    event TEXT NOT NULL,
    original_type TEXT NOT NULL,
    summary TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    damage TEXT NOT NULL,
    damage_seconds REAL NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'delivered', 'dropped', 'given_up')),
    due_at REAL NOT NULL,
    last_status INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS notices_due ON notices (due_at) WHERE state IN ('waiting', 'held');
CREATE INDEX IF NOT EXISTS notices_held ON notices (mchid) WHERE state = 'held';

CREATE TABLE IF NOT EXISTS bill_files (
    token TEXT PRIMARY KEY,
    mchid TEXT NOT NULL,
    made_real_at REAL NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bill_files_age ON bill_files (made_real_at);
