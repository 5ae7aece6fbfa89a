// Generated from openapi/console.json; write it anew with `npm run types`.

export interface paths {
    "/api/console/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description The devices on which the caller is signed in.
         */
        get: operations["list_sessions"];
        put?: never;
        /**
         * Sign In
         * @description Sign in; every reason for a refusal looks alike.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Session
         * @description Sign one device out.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/sessions/others/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Other Sessions
         * @description Sign every other device out.
         */
        post: operations["end_other_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who Am I
         * @description The caller's role, duties and city.
         */
        get: operations["who_am_i"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/trade-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trade Packs
         * @description The codes of the trade packs that are shipped.
         */
        get: operations["list_trade_packs"];
        put?: never;
        /**
         * Load Trade Pack
         * @description Make a trade pack count from now on.
         */
        post: operations["load_trade_pack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trades
         * @description The trades that the city offers.
         */
        get: operations["list_trades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/trades/{code}/unlocked-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlock Words
         * @description Let the words of a trade be used that a licence on file unlocks.
         */
        post: operations["unlock_words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/pass-products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Passes
         * @description The punch cards that are sold now.
         */
        get: operations["list_passes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/bundle-products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bundles
         * @description The bundles that are sold now.
         */
        get: operations["list_bundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Services
         * @description What is sold now, and what is switched off if asked.
         */
        get: operations["list_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/services/{service_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Service
         * @description Any version of a service.
         */
        get: operations["one_service"];
        /**
         * Change Service
         * @description Publish the next version of a service.
         */
        put: operations["change_service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/services/{service_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Terms Of Service
         * @description Prices, share plans and terms under which a service is sold now.
         */
        get: operations["terms_of_service"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/services/{service_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Switch Service
         * @description Offer a service again, or stop offering it.
         */
        put: operations["switch_service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Prices
         * @description Publish a trade's next price list; one that breaks a plan's cap is refused.
         */
        post: operations["publish_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/share-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Share Plan
         * @description Publish a share plan; one above the cap is refused with its computation.
         */
        post: operations["publish_share_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/term-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Terms
         * @description Publish the terms of a trade, or of the city.
         */
        post: operations["publish_terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/city-packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List City Packs
         * @description The codes of the city packs that are shipped.
         */
        get: operations["list_city_packs"];
        put?: never;
        /**
         * Load City Pack
         * @description Make a city pack count from now on.
         */
        post: operations["load_city_pack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/city-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See City Pack
         * @description The version of the city's pack that counts now.
         */
        get: operations["see_city_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Areas
         * @description All areas that are served now, outer ones first.
         */
        get: operations["list_areas"];
        put?: never;
        /**
         * Add Area
         * @description Serve one more area.
         */
        post: operations["add_area"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/areas/{area_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Area
         * @description Stop serving an area.
         */
        delete: operations["end_area"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/tariffs/{mode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Tariff
         * @description The version of a mode's fare that counts now.
         */
        get: operations["see_tariff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/tariffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Tariff
         * @description Publish the next version of a mode's fare.
         */
        post: operations["publish_tariff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/travel-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Travel Times
         * @description What the city's travel times rest on, and how old it is.
         */
        get: operations["see_travel_times"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holidays
         * @description The special days of a stretch of days.
         */
        get: operations["list_holidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/holidays/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Holiday
         * @description Say what is special about a day, in place of what was said before.
         */
        put: operations["set_holiday"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Customers
         * @description Customers of the city, newest first.
         */
        get: operations["list_customers"];
        put?: never;
        /**
         * Welcome Caller
         * @description Know whoever calls by their number; a known number answers with its customer.
         */
        post: operations["welcome_caller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Customer
         * @description One customer with the address book, masked.
         */
        get: operations["one_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/customers/{customer_id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save Address
         * @description Add a place that a caller names to their book.
         */
        post: operations["save_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/customers/{customer_id}/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Address
         * @description Take a place out of a customer's book.
         */
        delete: operations["end_address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/customers/{customer_id}/unmasking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unmask Phone
         * @description Show a customer's number in clear; the look and its reason are kept.
         */
        post: operations["unmask_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote
         * @description The price and terms of a caller's wish; nothing is kept.
         */
        post: operations["quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description The orders of the city, or of the merchant, newest first.
         */
        get: operations["list_orders"];
        put?: never;
        /**
         * Place Order
         * @description Order for a caller; they pay on their own phone.
         */
        post: operations["place_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Clock
         * @description What time it is.
         */
        get: operations["see_clock"];
        put?: never;
        /**
         * Turn Clock
         * @description Turn the clock forward, and say how fast it runs.
         */
        post: operations["turn_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign Order
         * @description Give an order to a worker by hand, also instead of the one who has it.
         */
        post: operations["assign_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Worker
         * @description Take a worker out of an order and let the search go on.
         */
        post: operations["release_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain Order
         * @description Why an order was offered to whom: candidates, costs by part, and who was chosen.
         */
        get: operations["explain_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Track Order
         * @description Every kept position of the ways to an order.
         */
        get: operations["track_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Policy
         * @description The dispatch policy that runs now.
         */
        get: operations["see_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Policies
         * @description Every version that was published, the newest first, those to come as well.
         */
        get: operations["list_policies"];
        put?: never;
        /**
         * Publish Policy
         * @description Publish the next version of the policy.
         */
        post: operations["publish_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/policy-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Policy
         * @description What publishing would mean: what changes, from when, and the notice then; nothing is kept.
         */
        post: operations["preview_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Hints
         * @description How many hints the last days had, and how many were followed, today first.
         */
        get: operations["count_hints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/hints/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hints
         * @description Why somebody was told to wait where, the newest first; kept thirty days.
         */
        get: operations["list_hints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Owed
         * @description What customers are owed that could not go back by itself, the newest first.
         */
        get: operations["list_owed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/compensations/{compensation_id}/giving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Owed
         * @description Say how a customer got what they were owed.
         */
        post: operations["give_owed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dossiers
         * @description Papers that wait for review, the longest waiting first.
         */
        get: operations["list_dossiers"];
        put?: never;
        /**
         * Open Dossier
         * @description Begin the papers of somebody who hands them in at the desk.
         */
        post: operations["open_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Dossier
         * @description One dossier, masked.
         */
        get: operations["one_dossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Document
         * @description Put a paper into a dossier.
         */
        post: operations["add_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Dossier
         * @description Hand the papers in for review.
         */
        post: operations["submit_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}/unmasking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look At Dossier
         * @description Open a dossier's seals; the look and its reason are kept.
         */
        post: operations["look_at_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Dossier
         * @description Accept the papers for six months, or until the first of them runs out.
         */
        post: operations["approve_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Dossier
         * @description Send the papers back with a reason.
         */
        post: operations["reject_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dossiers/{dossier_id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Dossier
         * @description Take an acceptance back at once.
         */
        post: operations["revoke_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/ledger/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Balances
         * @description What the accounts of each kind hold; all together is zero in each book.
         */
        get: operations["list_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/ledger/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Statement
         * @description The movements of one account, newest first.
         */
        get: operations["see_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/ledger/journals/{journal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Journal
         * @description One journal with its legs.
         */
        get: operations["see_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/ledger/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Audit
         * @description Audit the city's books now; the verdict is kept.
         */
        post: operations["run_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Merchants
         * @description The firms of the city, newest first; a merchant's staff see their own.
         */
        get: operations["list_merchants"];
        put?: never;
        /**
         * Register Merchant
         * @description Register a firm; it serves once its papers are approved.
         */
        post: operations["register_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/merchants/{merchant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Merchant
         * @description One firm.
         */
        get: operations["one_merchant"];
        /**
         * Change Merchant
         * @description Change a firm's name, papers or sub-merchant number.
         */
        put: operations["change_merchant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/merchants/{merchant_id}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate Merchant
         * @description Let a firm serve.
         */
        post: operations["activate_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/merchants/{merchant_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Merchant
         * @description Stop a firm from taking new orders.
         */
        post: operations["pause_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/merchants/{merchant_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Merchant
         * @description Let a firm leave the city.
         */
        post: operations["end_merchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/merchants/{merchant_id}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contracts
         * @description All versions agreed with a firm, newest first.
         */
        get: operations["list_contracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Contracts
         * @description All versions of the house's own trade, newest first.
         */
        get: operations["list_own_contracts"];
        put?: never;
        /**
         * Sign Contract
         * @description Sign a new version; what was sold before keeps the version it was sold under.
         */
        post: operations["sign_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register Partner
         * @description Register the city's partner.
         */
        post: operations["register_partner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/partners/{partner_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Partner
         * @description Let the city's partner leave.
         */
        post: operations["end_partner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Templates
         * @description The messages that the city's apps can send.
         */
        get: operations["list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/message-templates/{message}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Template
         * @description Say under which id and with which fields a message is sent.
         */
        put: operations["set_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Order
         * @description One order with its history, visits, money and evidence.
         */
        get: operations["one_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Cancellation
         * @description What cancelling would cost now.
         */
        get: operations["preview_cancellation"];
        put?: never;
        /**
         * Cancel Order
         * @description Cancel for the fee that was shown, or waive it.
         */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund Order
         * @description Give money back: from what is held before acceptance, from every share after it.
         */
        post: operations["refund_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Order
         * @description Add what the desk saw or heard to the order's evidence.
         */
        post: operations["note_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/unmasking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unmask Order
         * @description Show an order's door and contact in clear; the look and its reason are kept.
         */
        post: operations["unmask_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/money/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Waiting
         * @description What is under way, kind by kind, with its age; last what customers are owed by the desk.
         */
        get: operations["see_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/money/under-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Under Way
         * @description Everything of a kind that has not ended, the oldest first; a live list.
         */
        get: operations["list_under_way"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/refunds/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Failed Refunds
         * @description Refunds that the channel would not make, newest first; a live list.
         */
        get: operations["list_failed_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/refunds/{refund_id}/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Refund Again
         * @description Ask the channel once more; a closed one by a successor.  Refuses with NeedsCard.
         */
        post: operations["ask_refund_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/refunds/{refund_id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Refund To Card
         * @description Send an abnormal refund to the payer's bank card.  Refuses with NotStuck, ChannelSaysNo.
         */
        post: operations["send_refund_to_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/refunds/{refund_id}/abandoning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Abandoning
         * @description Propose to give the way back up; somebody else confirms.  Refuses with NotStuck.
         */
        post: operations["propose_abandoning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/refunds/{refund_id}/abandoning/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Abandon Refund
         * @description Confirm what a colleague proposed: the money waits in suspense for another way.
         *
         *     Refuses with NotStuck, NeedsAnother.
         */
        post: operations["abandon_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/sharings/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Failed Sharings
         * @description Sharings that the channel refused, newest first; a live list.
         */
        get: operations["list_failed_sharings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/sharings/{sharing_id}/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Sharing Again
         * @description Ask the channel once more, with the same number.
         */
        post: operations["ask_sharing_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/sharings/{sharing_id}/giving-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Sharing Up
         * @description Leave a sharing to the merchant, who then owes the commission, when the freeze is over.
         *
         *     Refuses with NotFrozenAnyMore.
         */
        post: operations["give_sharing_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/pay-below-minimum": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pay Below Minimum
         * @description The work divided on a day (yesterday) that paid less an hour than the city's minimum.
         */
        get: operations["list_pay_below_minimum"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/pay-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pay Days
         * @description What days paid the platform's own people beside the minimum, newest first.
         */
        get: operations["list_pay_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/pay-days/{pay_day_id}/topping-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Top Pay Up
         * @description Pay a worker what a day lacked, of the platform's own money.  Refuses with NotShort.
         */
        post: operations["top_pay_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/pay-days/{pay_day_id}/leaving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave Pay Short
         * @description Close a day whose hours were wrong; the worker reads why.  Refuses with NotShort.
         */
        post: operations["leave_pay_short"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/transfers/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Failed Transfers
         * @description Transfers that a person must look at, newest first; a live list.
         */
        get: operations["list_failed_transfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/transfers/{transfer_id}/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Transfer Again
         * @description Ask the channel how it stands, and for it once more if it never heard of it.
         */
        post: operations["ask_transfer_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/transfers/{transfer_id}/taking-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Transfer Back
         * @description Do not pay it after all; its money comes back when the channel says that it is not paid.
         *
         *     One that was paid although it had been given back is taken from the worker's earnings; a
         *     customer keeps it.
         *     Refuses with NotStuck, NotEnough.
         */
        post: operations["take_transfer_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/unexplained": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Unexplained
         * @description Money that does not fit what we asked, newest first; a live list.
         */
        get: operations["list_unexplained"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/unexplained/{case_id}/giving-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Back Unexplained
         * @description Send it back to whoever paid it.  Refuses with NotStuck.
         */
        post: operations["give_back_unexplained"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Plans
         * @description Day plans, newest first.
         */
        get: operations["list_plans"];
        put?: never;
        /**
         * Plan Day
         * @description Ask for a plan of a day; it is computed in the background.
         */
        post: operations["plan_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/plans/{plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Plan
         * @description A day plan with what it proposes, and what became of each change.
         */
        get: operations["see_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/plans/{plan_id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply Plan
         * @description Carry a plan out; who comes is asked first, and what is refused is kept with its reason.
         */
        post: operations["apply_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/plans/{plan_id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss Plan
         * @description Put a plan away; nothing changes.
         */
        post: operations["dismiss_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/at-risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Risks
         * @description Visits whose promised time may not be kept, the soonest first.
         */
        get: operations["list_risks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/at-risk/{risk_id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle Risk
         * @description Take a visit off the worklist, saying how it was settled.
         */
        post: operations["settle_risk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lose Worker
         * @description Somebody cannot come: their visits go to others, who are asked, or onto the worklist.
         */
        post: operations["lose_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/replanning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Room
         * @description Look whether others can move for an appointment that nobody is found for.
         *
         *     What no customer was told of is moved at once; the rest is suggested as a plan.
         */
        post: operations["make_room"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Disputes
         * @description Disputes that wait for a decision, the oldest first; a live list.
         */
        get: operations["list_disputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/disputes/{dispute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Dispute
         * @description One dispute.
         */
        get: operations["one_dispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/disputes/{dispute_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Dispute
         * @description Decide a dispute; giving money back needs a duty for money, as every refund does.
         */
        post: operations["decide_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/reviews/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Low Reviews
         * @description Reviews below four stars that nobody has looked at, the oldest first; a live list.
         */
        get: operations["list_low_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/reviews/{review_id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look At Review
         * @description Note that a person looked at a low review; hiding it needs a reason.
         */
        post: operations["look_at_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Objections
         * @description Workers' objections that wait for an answer, the most urgent first; a live list.
         */
        get: operations["list_objections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/objections/{objection_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Objection
         * @description Answer a worker's objection; the worker is told.
         */
        post: operations["answer_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queue Health
         * @description How much waits, is due, is late and was given up.
         */
        get: operations["queue_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/queue/dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dead
         * @description What was given up, newest first; a live list.
         */
        get: operations["list_dead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/queue/dead/{message_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Dead
         * @description Give a message another life.
         */
        post: operations["retry_dead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Replays
         * @description Replays, newest first.
         */
        get: operations["list_replays"];
        put?: never;
        /**
         * Replay Day
         * @description Ask for a past day to be played again with another policy.
         */
        post: operations["replay_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/dispatch/replays/{replay_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Replay
         * @description A replay with the table before and after, and its pictures.
         */
        get: operations["see_replay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Operator
         * @description Make a person who may sign in with a login name.
         */
        post: operations["add_operator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/operators/{person_id}/time-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enrol Time Code
         * @description Give an operator a new time-code secret; the old one ends at once.
         */
        post: operations["enrol_time_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/operators/{person_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Password
         * @description Change an operator's password and sign them out everywhere.
         */
        put: operations["set_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roles
         * @description Who may do what in the city now.
         */
        get: operations["list_roles"];
        put?: never;
        /**
         * Grant Role
         * @description Give a person duties, in place of the duties they had.
         */
        post: operations["grant_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Role
         * @description Take a person's duties and sign them out here.
         */
        delete: operations["end_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/series/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Series
         * @description The next days of a rhythm with prices, conflicts and alternatives; nothing is kept.
         */
        post: operations["preview_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Series
         * @description Series of the city or of one customer, newest first.
         */
        get: operations["list_series"];
        put?: never;
        /**
         * Open Series
         * @description Agree on a rhythm at the usual price that was shown.
         */
        post: operations["open_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/series/{series_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Series
         * @description One series with its days from today on.
         */
        get: operations["one_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/series/{series_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Following
         * @description All days from one on: another time, person, place, choice or rhythm.
         */
        post: operations["change_following"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/series/{series_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Series
         * @description No visits until a day.
         */
        post: operations["pause_series"];
        /**
         * Resume Series
         * @description Go on before the pause is over.
         */
        delete: operations["resume_series"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/series/{series_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Series
         * @description Stop: nothing more is planned or charged; paid orders stay.
         */
        post: operations["end_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/occurrences/{occurrence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Occurrence
         * @description One day with what else there is, and what leaving it out costs.
         */
        get: operations["one_occurrence"];
        /**
         * Change Occurrence
         * @description Another time, person or choice for one day.
         */
        put: operations["change_occurrence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/occurrences/{occurrence_id}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price Occurrence
         * @description What a day would cost otherwise; nothing is kept.
         */
        post: operations["price_occurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/occurrences/{occurrence_id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Skip Occurrence
         * @description Leave one day out.
         */
        post: operations["skip_occurrence"];
        /**
         * Restore Occurrence
         * @description Bring a day back.
         */
        delete: operations["restore_occurrence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/occurrences/{occurrence_id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree To Occurrence
         * @description Say yes to a price that is higher than agreed.
         */
        post: operations["agree_to_occurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/standbys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Standbys
         * @description Who stands by now or will.
         */
        get: operations["list_standbys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/standbys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stand By
         * @description Plan hours of standing by for a worker.
         */
        post: operations["stand_by"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/standbys/{standby_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Stand Down
         * @description End hours of standing by.
         */
        delete: operations["stand_down"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/audit-trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trail
         * @description What was done in the city, newest first.
         */
        get: operations["list_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Overdue
         * @description Visits that wait for somebody: nobody set out, arrived, began or finished, or may come.
         */
        get: operations["list_overdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/{visit_id}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Out
         * @description Say for the worker that they are on the way.
         */
        post: operations["set_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/{visit_id}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Arrive
         * @description Say for the worker that they are at the door.
         */
        post: operations["arrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/{visit_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Begin the work without the customer's code.
         */
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/{visit_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish
         * @description Say for the worker that the work is done.
         */
        post: operations["finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/{visit_id}/absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Absence
         * @description Say that the customer, or the worker, was not there after the stated wait.
         */
        post: operations["report_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/visits/{visit_id}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move
         * @description Give a visit another time, at the price as sold.
         */
        put: operations["move"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Candidates
         * @description Who could take an order now, the best first; nobody is asked by looking.
         */
        get: operations["list_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/orders/{order_id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offers
         * @description Who was asked to take an order, and what they said, first one first.
         */
        get: operations["list_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/offers/{offer_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Offer
         * @description Take an offer back; the next best is asked.
         */
        post: operations["withdraw_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description Who waits or waited, newest first.
         */
        get: operations["list_entries"];
        put?: never;
        /**
         * Join Line
         * @description Wait for a time when none is free.
         */
        post: operations["join_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/waiting/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Entry
         * @description One entry with its place in line and what is offered.
         */
        get: operations["one_entry"];
        put?: never;
        post?: never;
        /**
         * Leave Line
         * @description Leave the line.
         */
        delete: operations["leave_line"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/waiting/{entry_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Slot
         * @description Take the time that is kept, at the price shown; the order is then paid as any other.
         */
        post: operations["accept_slot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/waiting/{entry_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Slot
         * @description Let the next in line have this time; the place in line is kept.
         */
        post: operations["decline_slot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Workers
         * @description The workers of the city, or of the merchant, newest first.
         */
        get: operations["list_workers"];
        put?: never;
        /**
         * Enlist Worker
         * @description Make the person of a dossier a worker of the city.
         */
        post: operations["enlist_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Worker
         * @description One worker.
         */
        get: operations["one_worker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Skills
         * @description Say all that a worker can do.
         */
        put: operations["set_skills"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/licences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Licence
         * @description Record a checked licence in place of the older one of its kind.
         */
        post: operations["record_licence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Grade
         * @description Give a worker a grade, and an own share or none.
         */
        put: operations["change_grade"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Contract
         * @description Say whether the platform employs a worker of its own: their hours have caps of their own.
         */
        put: operations["change_contract"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Plan
         * @description Say anew when a worker works.
         */
        put: operations["set_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Worker
         * @description Give a worker no new visits for a while.
         */
        post: operations["pause_worker"];
        /**
         * Resume Worker
         * @description Let a paused worker take visits again.
         */
        delete: operations["resume_worker"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console/v1/workers/{worker_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Worker
         * @description Let a worker leave the city.
         */
        post: operations["end_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Entered
         * @description A session, and the token that stands for it; shown once.
         */
        Entered: {
            /** Token */
            token: string;
            /**
             * Session Id
             * Format: uuid
             */
            session_id: string;
            /** City Id */
            city_id: number;
            /** Role */
            role: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
        };
        /**
         * FieldProblem
         * @description One field that is not right, and why.
         */
        FieldProblem: {
            /** Field */
            field: string;
            /** Reason */
            reason: string;
        };
        /**
         * Problem
         * @description Why a request was refused: `code` is stable, `detail` is for people.
         */
        Problem: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Problems */
            problems: components["schemas"]["FieldProblem"][];
        };
        /**
         * SignInSent
         * @description A login name, its password, and the code of the moment.
         */
        SignInSent: {
            /** Login */
            login: string;
            /** Password */
            password: string;
            /** Totp */
            totp: string;
            /**
             * Client
             * @default
             */
            client: string;
        };
        /**
         * SessionSeen
         * @description One signed-in device.
         */
        SessionSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Role */
            role: string;
            /** City Id */
            city_id: number;
            /** Client */
            client: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Is This */
            is_this: boolean;
        };
        /**
         * Done
         * @description Nothing more to say than that it was done.
         */
        Done: {
            /**
             * Done
             * @default true
             */
            done: boolean;
        };
        /**
         * Me
         * @description Who the caller is: the role row, its duties, and the merchant it is bound to.
         */
        Me: {
            /** Role */
            role: string;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Duties */
            duties: string[];
            /** Merchant Id */
            merchant_id: string | null;
            /** City Id */
            city_id: number;
            /** City */
            city: string;
            /** Zone */
            zone: string;
        };
        /**
         * TradeSeen
         * @description A family of services.
         */
        TradeSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Category */
            category: string;
            /** Pack Version */
            pack_version: number;
            /** State */
            state: string;
            /**
             * Loaded At
             * Format: date-time
             */
            loaded_at: string;
        };
        /**
         * PackSent
         * @description A shipped pack by its code, or a pack of the city's own.
         */
        PackSent: {
            /** Code */
            code?: string | null;
            /** Pack */
            pack?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * UnlockSent
         * @description The licence on file that unlocks words of a trade, and why it counts.
         */
        UnlockSent: {
            /** Licence */
            licence: string;
            /** Reason */
            reason: string;
        };
        /**
         * PassSeen
         * @description A punch card that is sold now.
         */
        PassSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Service Code */
            service_code: string;
            /** Variant */
            variant: string;
            /** Units */
            units: number;
            /** Visits */
            visits: number;
            /** Price Fen */
            price_fen: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
        };
        /**
         * BundleSeen
         * @description Several services that are sold together now.
         */
        BundleSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Parts */
            parts: {
                [key: string]: unknown;
            }[];
            /** Price Fen */
            price_fen: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
        };
        /**
         * ServicesWanted
         * @description Which services are listed; those that are not sold now only if asked.
         */
        ServicesWanted: {
            /**
             * Search
             * @default
             */
            search: string;
            /**
             * Trade
             * @default
             */
            trade: string;
            /**
             * All
             * @default false
             */
            all: boolean;
        };
        /**
         * ServiceSeen
         * @description One version of a service.
         */
        ServiceSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Trade Id
             * Format: uuid
             */
            trade_id: string;
            /** Code */
            code: string;
            /** Version */
            version: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Description */
            description: {
                [key: string]: string;
            };
            /** Category */
            category: string;
            /** Ways */
            ways: string[];
            /** Timings */
            timings: string[];
            /** Skills */
            skills: string[];
            /** Licences */
            licences: string[];
            /** Unit */
            unit: string;
            /** Duration */
            duration: {
                [key: string]: unknown;
            };
            /** Choices */
            choices: {
                [key: string]: unknown;
            };
            /** Deposit Rule */
            deposit_rule: {
                [key: string]: unknown;
            };
            /** Sop */
            sop: {
                [key: string]: unknown;
            }[];
            /** Radius M */
            radius_m: number;
            /** Crew */
            crew: number;
            /** State */
            state: string;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * Name
         * @description A text in two languages, as operators write it.
         */
        Name: {
            /** Zh-Cn */
            "zh-CN": string;
            /**
             * En
             * @default
             */
            en: string;
        };
        /**
         * ServiceChanges
         * @description What changes with the next version; what is not said stays.
         */
        ServiceChanges: {
            name?: components["schemas"]["Name"] | null;
            description?: components["schemas"]["Name"] | null;
            /** Ways */
            ways?: ("assign" | "grab" | "choose")[] | null;
            /** Timings */
            timings?: ("now" | "slot")[] | null;
            /** Skills */
            skills?: string[] | null;
            /** Licences */
            licences?: string[] | null;
            /** Radius M */
            radius_m?: number | null;
            /** Crew */
            crew?: number | null;
            /** Buffer Before Minutes */
            buffer_before_minutes?: number | null;
            /** Buffer After Minutes */
            buffer_after_minutes?: number | null;
            /** Synonyms */
            synonyms?: string[] | null;
            /**
             * Other
             * @default {}
             */
            other: {
                [key: string]: unknown;
            };
        };
        /**
         * PriceListSeen
         * @description One version of a trade's prices.
         */
        PriceListSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Trade Id
             * Format: uuid
             */
            trade_id: string;
            /** Version */
            version: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Why */
            why: string;
            /** Surcharges */
            surcharges: {
                [key: string]: unknown;
            }[];
            /** Surcharge Cap Bp */
            surcharge_cap_bp: number | null;
        };
        /**
         * PriceSeen
         * @description What one thing costs.
         */
        PriceSeen: {
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * SharePlanSeen
         * @description One version of a share plan, with the proof that it fits under the cap.
         */
        SharePlanSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Category */
            category: string;
            /** Mode */
            mode: string;
            /** Version */
            version: number;
            /** Grade Bp */
            grade_bp: {
                [key: string]: number;
            };
            /** Commission Bp */
            commission_bp: number;
            /** Partner Bp */
            partner_bp: number;
            /** Referrer Bp */
            referrer_bp: number;
            /** Material Commission Bp */
            material_commission_bp: number;
            /** Cap Bp */
            cap_bp: number;
            /** Insurance Fen */
            insurance_fen: number;
            /** Computation */
            computation: {
                [key: string]: unknown;
            }[];
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
        };
        /**
         * Terms
         * @description Everything under which a service is sold now.
         */
        Terms: {
            price_list: components["schemas"]["PriceListSeen"];
            /** Prices */
            prices: components["schemas"]["PriceSeen"][];
            /** Share Plans */
            share_plans: components["schemas"]["SharePlanSeen"][];
            terms: components["schemas"]["TermsSeen"];
        };
        /**
         * TermsSeen
         * @description One version of the terms.
         */
        TermsSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Trade Id */
            trade_id: string | null;
            /** Version */
            version: number;
            /** Pay Within Minutes */
            pay_within_minutes: number;
            /** Accept After Hours */
            accept_after_hours: number;
            /** Dispute Hours */
            dispute_hours: number;
            /** Pay Ahead Days */
            pay_ahead_days: number;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
        };
        /**
         * ServiceState
         * @description Whether a service is offered.
         */
        ServiceState: {
            /** On */
            on: boolean;
        };
        /**
         * PricesOfService
         * @description What changes of a service's prices, by the code of what is sold.
         */
        PricesOfService: {
            /**
             * Variant
             * @default {}
             */
            variant: {
                [key: string]: number;
            };
            /**
             * Option
             * @default {}
             */
            option: {
                [key: string]: number;
            };
            /**
             * Material
             * @default {}
             */
            material: {
                [key: string]: number;
            };
        };
        /**
         * PricesSent
         * @description A trade's next price list: the present one with some prices changed, and why.
         */
        PricesSent: {
            /** Trade Code */
            trade_code: string;
            /** Prices */
            prices: {
                [key: string]: components["schemas"]["PricesOfService"];
            };
            /** Surcharges */
            surcharges?: {
                [key: string]: unknown;
            }[] | null;
            /** Surcharge Cap Bp */
            surcharge_cap_bp?: number | null;
            /** Valid From */
            valid_from?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * SharePlanSent
         * @description How a category's money is shared in one payee mode, and the largest coupons.
         */
        SharePlanSent: {
            /** Category */
            category: string;
            /** Shares */
            shares: {
                [key: string]: unknown;
            };
            /**
             * Coupons
             * @default []
             */
            coupons: {
                [key: string]: unknown;
            }[];
            /**
             * Worker By Sharing
             * @default false
             */
            worker_by_sharing: boolean;
            /** Valid From */
            valid_from?: string | null;
        };
        /**
         * TermsSent
         * @description The terms of a trade, or (without one) of the city.
         */
        TermsSent: {
            /** Terms */
            terms: {
                [key: string]: unknown;
            };
            /** Trade Code */
            trade_code?: string | null;
            /** Valid From */
            valid_from?: string | null;
        };
        /**
         * PackSeen
         * @description The version of the city's pack that counts.
         */
        PackSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Version */
            version: number;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Zone */
            zone: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Licences */
            licences: string[];
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
        };
        /**
         * AreaSeen
         * @description A served polygon (GeoJSON, GCJ-02).
         */
        AreaSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Kind */
            kind: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id: string | null;
            /** Polygon */
            polygon: {
                [key: string]: unknown;
            };
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * AreaSent
         * @description One more area to serve.
         */
        AreaSent: {
            /** Code */
            code: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "city" | "district" | "zone";
            name: components["schemas"]["Name"];
            /** Polygon */
            polygon: {
                [key: string]: unknown;
            };
            /** Parent Code */
            parent_code?: string | null;
        };
        /**
         * TariffSeen
         * @description One version of a mode's fare.
         */
        TariffSeen: {
            /**
             * Free M
             * @default 0
             */
            free_m: number;
            /**
             * Flat Fen
             * @default 0
             */
            flat_fen: number;
            /**
             * Flag Fall Fen
             * @default 0
             */
            flag_fall_fen: number;
            /**
             * Flag Fall M
             * @default 0
             */
            flag_fall_m: number;
            /**
             * Per Km Fen
             * @default 0
             */
            per_km_fen: number;
            /**
             * Both Ways
             * @default false
             */
            both_ways: boolean;
            /**
             * Night Bp
             * @default 0
             */
            night_bp: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Mode */
            mode: string;
            /** Version */
            version: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
        };
        /**
         * TariffSent
         * @description The next version of a mode's fare.
         */
        TariffSent: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "bus" | "taxi";
            terms: components["schemas"]["TariffTerms"];
            /** Valid From */
            valid_from?: string | null;
        };
        /**
         * TariffTerms
         * @description What the way costs.
         */
        TariffTerms: {
            /**
             * Free M
             * @default 0
             */
            free_m: number;
            /**
             * Flat Fen
             * @default 0
             */
            flat_fen: number;
            /**
             * Flag Fall Fen
             * @default 0
             */
            flag_fall_fen: number;
            /**
             * Flag Fall M
             * @default 0
             */
            flag_fall_m: number;
            /**
             * Per Km Fen
             * @default 0
             */
            per_km_fen: number;
            /**
             * Both Ways
             * @default false
             */
            both_ways: boolean;
            /**
             * Night Bp
             * @default 0
             */
            night_bp: number;
        };
        /**
         * TravelTimesSeen
         * @description What travel times rest on and how old it is: trips, and ways that a road engine measured.
         */
        TravelTimesSeen: {
            /** Learned At */
            learned_at: string | null;
            /** Learned Trips */
            learned_trips: number;
            /** Engine */
            engine: string;
            /** Ways Wanted */
            ways_wanted: number;
            /** Ways Fresh */
            ways_fresh: number;
            /** Oldest Way At */
            oldest_way_at: string | null;
            /** Newest Way At */
            newest_way_at: string | null;
        };
        /**
         * DaysWanted
         * @description A stretch of days.
         */
        DaysWanted: {
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
        };
        /**
         * HolidaySeen
         * @description A special day.
         */
        HolidaySeen: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Kind */
            kind: string;
            /** Pay Bp */
            pay_bp: number;
        };
        /**
         * HolidaySent
         * @description What is special about a day; `pay_bp` is the pay in basis points of an ordinary day's.
         */
        HolidaySent: {
            name: components["schemas"]["Name"];
            /**
             * Kind
             * @enum {string}
             */
            kind: "public" | "rest" | "working";
            /**
             * Pay Bp
             * @default 10000
             */
            pay_bp: number;
        };
        /**
         * CustomersWanted
         * @description By whole phone, its last four digits, or exact name.
         */
        CustomersWanted: {
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Last4
             * @default
             */
            last4: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * After
             * @default
             */
            after: string;
        };
        /**
         * CustomerSeen
         * @description A customer, masked.
         */
        CustomerSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Phone */
            phone: string;
            /** Name */
            name: string;
            /**
             * Since At
             * Format: date-time
             */
            since_at: string;
        };
        /** Page[CustomerSeen] */
        Page_CustomerSeen_: {
            /** Items */
            items: components["schemas"]["CustomerSeen"][];
            /** Next */
            next: string;
        };
        /**
         * CallerSent
         * @description The phone number of whoever calls.
         */
        CallerSent: {
            /** Phone */
            phone: string;
        };
        /**
         * AddressSeen
         * @description A place in a customer's book, masked.
         */
        AddressSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /** Community */
            community: string;
            /** Contact Name */
            contact_name: string;
            /** Contact Phone */
            contact_phone: string;
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
        };
        /**
         * CustomerWhole
         * @description A customer with the address book.
         */
        CustomerWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Phone */
            phone: string;
            /** Name */
            name: string;
            /**
             * Since At
             * Format: date-time
             */
            since_at: string;
            /** Addresses */
            addresses: components["schemas"]["AddressSeen"][];
        };
        /**
         * AddressSent
         * @description A place as a caller says it; GCJ-02 coordinates.
         */
        AddressSent: {
            /**
             * Label
             * @default
             */
            label: string;
            /** Community */
            community: string;
            /** House */
            house: string;
            /** Contact Name */
            contact_name: string;
            /** Contact Phone */
            contact_phone: string;
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
        };
        /**
         * Unmasked
         * @description A phone number in clear; who looked and why is kept.
         */
        Unmasked: {
            /** Phone */
            phone: string;
        };
        /**
         * Why
         * @description Why somebody does something; kept with it.
         */
        Why: {
            /** Reason */
            reason: string;
        };
        /**
         * PricedLine
         * @description One line of a price.
         */
        PricedLine: {
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Label */
            label: string;
            /** Unit Fen */
            unit_fen: number;
            /** Count */
            count: number;
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * QuoteSeen
         * @description What a wish costs now, line by line.
         */
        QuoteSeen: {
            /** Lines */
            lines: components["schemas"]["PricedLine"][];
            /** Total Fen */
            total_fen: number;
            /** Deposit Fen */
            deposit_fen: number;
            /** First Part Fen */
            first_part_fen: number;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Pay From At */
            pay_from_at: string | null;
            /** Merchant Id */
            merchant_id: string | null;
        };
        /**
         * Picked
         * @description An option or material, so many times.
         */
        Picked: {
            /** Code */
            code: string;
            /**
             * Count
             * @default 1
             */
            count: number;
        };
        /**
         * WishOfCaller
         * @description A caller's wish.
         */
        WishOfCaller: {
            /** Variant */
            variant: string;
            /**
             * Units
             * @default 1
             */
            units: number;
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["Picked"][];
            /**
             * Materials
             * @default []
             */
            materials: components["schemas"]["Picked"][];
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Address Id
             * Format: uuid
             */
            address_id: string;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Pay
             * @default deposit
             * @enum {string}
             */
            pay: "deposit" | "whole";
            /**
             * Travel Mode
             * @default bus
             * @enum {string}
             */
            travel_mode: "bus" | "taxi";
            /**
             * Way
             * @default assign
             * @enum {string}
             */
            way: "assign" | "grab" | "choose";
            /**
             * Timing
             * @default slot
             * @enum {string}
             */
            timing: "now" | "slot";
            /** Starts At */
            starts_at?: string | null;
            /** Customer Id */
            customer_id?: string | null;
            /**
             * Phone
             * @default
             */
            phone: string;
        };
        /**
         * BalanceSeen
         * @description What was agreed, collected, and is due.
         */
        BalanceSeen: {
            /** Total Fen */
            total_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Due Fen */
            due_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
        };
        /**
         * BillSeen
         * @description A request for money.
         */
        BillSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Purpose */
            purpose: string;
            /** Amount Fen */
            amount_fen: number;
            /** State */
            state: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Due At */
            due_at: string | null;
            /** Paid At */
            paid_at: string | null;
        };
        /**
         * ChangeSeen
         * @description More work or material that was asked for on site.
         */
        ChangeSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
            /** Minutes */
            minutes: number;
            /** Amount Fen */
            amount_fen: number;
            /** Reason */
            reason: string;
            /**
             * Proposed At
             * Format: date-time
             */
            proposed_at: string;
            /** Decided At */
            decided_at: string | null;
        };
        /**
         * ChargeSeen
         * @description Money that the channel collected.
         */
        ChargeSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Bill Id
             * Format: uuid
             */
            bill_id: string;
            /** Scene */
            scene: string;
            /** Amount Fen */
            amount_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Shared Fen */
            shared_fen: number;
            /** Transaction No */
            transaction_no: string | null;
            /** Paid At */
            paid_at: string | null;
        };
        /**
         * DisputeSeen
         * @description An objection to accepted work.
         */
        DisputeSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Answer Due At
             * Format: date-time
             */
            answer_due_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decision */
            decision: string;
            /** Refund Fen */
            refund_fen: number;
            /** Photo Ids */
            photo_ids: string[];
        };
        /**
         * EvidenceSeen
         * @description The evidence chain, and the first link that does not hold (None: it is whole).
         */
        EvidenceSeen: {
            /** Links */
            links: components["schemas"]["LinkSeen"][];
            /** First Broken */
            first_broken: number | null;
        };
        /**
         * LineSeen
         * @description One line of the price.
         */
        LineSeen: {
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Label */
            label: string;
            /** Unit Fen */
            unit_fen: number;
            /** Count */
            count: number;
            /** Amount Fen */
            amount_fen: number;
            /** Change Id */
            change_id: string | null;
        };
        /**
         * LinkSeen
         * @description One link of the evidence chain.
         */
        LinkSeen: {
            /** Number */
            number: number;
            /** Kind */
            kind: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Hash */
            hash: string;
        };
        /**
         * MoveSeen
         * @description One step of the order: who, when and why.
         */
        MoveSeen: {
            /** Version */
            version: number;
            /** Verb */
            verb: string;
            /** From State */
            from_state: string;
            /** To State */
            to_state: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Actor Role */
            actor_role: string;
            /** Actor Id */
            actor_id: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * OrderWhole
         * @description An order with everything that belongs to it.
         */
        OrderWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Service */
            service: string;
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Way */
            way: string;
            /** Timing */
            timing: string;
            /** Community */
            community: string;
            /** Total Fen */
            total_fen: number;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Starts At */
            starts_at: string | null;
            /** Workers */
            workers: string[];
            /** Version */
            version: number;
            /** Payee Mode */
            payee_mode: string;
            /** Deposit Fen */
            deposit_fen: number;
            /** Fee Fen */
            fee_fen: number;
            /** Note */
            note: string;
            /** Pay Until At */
            pay_until_at: string | null;
            /** Paid At */
            paid_at: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Accepted At */
            accepted_at: string | null;
            /** Dispute Until */
            dispute_until: string | null;
            /** Cancelled At */
            cancelled_at: string | null;
            /** Closed At */
            closed_at: string | null;
            address: components["schemas"]["AddressSeen"] | null;
            /** Lines */
            lines: components["schemas"]["LineSeen"][];
            /** Visits */
            visits: components["schemas"]["VisitSeen"][];
            /** Changes */
            changes: components["schemas"]["ChangeSeen"][];
            balance: components["schemas"]["BalanceSeen"];
            /** Bills */
            bills: components["schemas"]["BillSeen"][];
            /** Charges */
            charges: components["schemas"]["ChargeSeen"][];
            /** Refunds */
            refunds: components["schemas"]["RefundSeen"][];
            settlement: components["schemas"]["SettlementSeen"] | null;
            /** Disputes */
            disputes: components["schemas"]["DisputeSeen"][];
            review: components["schemas"]["ReviewSeen"] | null;
            /** History */
            history: components["schemas"]["MoveSeen"][];
            evidence: components["schemas"]["EvidenceSeen"];
        };
        /**
         * RefundSeen
         * @description Money on its way back.
         */
        RefundSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Charge Id */
            charge_id: string | null;
            /** Case Id */
            case_id: string | null;
            /** Follows Id */
            follows_id: string | null;
            /** Amount Fen */
            amount_fen: number;
            /** Cause */
            cause: string;
            /** State */
            state: string;
            /** Error */
            error: string;
            /** Proposed By */
            proposed_by: string | null;
            /** Proposed Reason */
            proposed_reason: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Done At */
            done_at: string | null;
        };
        /**
         * ReviewSeen
         * @description What a customer said.
         */
        ReviewSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Worker Id */
            worker_id: string | null;
            /** Stars */
            stars: number;
            /** Tags */
            tags: string[];
            /** Text */
            text: string;
            /** Answer */
            answer: string;
            /**
             * Said At
             * Format: date-time
             */
            said_at: string;
            /** Looked At */
            looked_at: string | null;
            /** Hidden Reason */
            hidden_reason: string;
        };
        /**
         * SeatSeen
         * @description A person's place in a visit.
         */
        SeatSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
            /** Worker Id */
            worker_id: string | null;
            /** Worker Name */
            worker_name: string;
            /** Part Bp */
            part_bp: number;
        };
        /**
         * SettlementSeen
         * @description How far the division of the money has come.
         */
        SettlementSeen: {
            /** State */
            state: string;
            /** Payee Mode */
            payee_mode: string;
            /**
             * Release At
             * Format: date-time
             */
            release_at: string;
            /** Freeze Ends At */
            freeze_ends_at: string | null;
            /** Released At */
            released_at: string | null;
            /** Taken Back Fen */
            taken_back_fen: number;
            /** Shares */
            shares: components["schemas"]["ShareSeen"][];
        };
        /**
         * ShareSeen
         * @description One part of the order's money.
         */
        ShareSeen: {
            /** Round */
            round: number;
            /** Party */
            party: string;
            /** Party Id */
            party_id: string | null;
            /** Amount Fen */
            amount_fen: number;
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /** Released At */
            released_at: string | null;
        };
        /**
         * VisitSeen
         * @description One coming to the customer's place.
         */
        VisitSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Index */
            index: number;
            /** State */
            state: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Set Out At */
            set_out_at: string | null;
            /** Arrived At */
            arrived_at: string | null;
            /** Started At */
            started_at: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Seats */
            seats: components["schemas"]["SeatSeen"][];
        };
        /**
         * OrderOfCaller
         * @description A caller's order at the price that was told.
         */
        OrderOfCaller: {
            /** Variant */
            variant: string;
            /**
             * Units
             * @default 1
             */
            units: number;
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["Picked"][];
            /**
             * Materials
             * @default []
             */
            materials: components["schemas"]["Picked"][];
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Address Id
             * Format: uuid
             */
            address_id: string;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Pay
             * @default deposit
             * @enum {string}
             */
            pay: "deposit" | "whole";
            /**
             * Travel Mode
             * @default bus
             * @enum {string}
             */
            travel_mode: "bus" | "taxi";
            /**
             * Way
             * @default assign
             * @enum {string}
             */
            way: "assign" | "grab" | "choose";
            /**
             * Timing
             * @default slot
             * @enum {string}
             */
            timing: "now" | "slot";
            /** Starts At */
            starts_at?: string | null;
            /** Shown Total Fen */
            shown_total_fen: number;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Photo Ids
             * @default []
             */
            photo_ids: string[];
            /** Customer Id */
            customer_id?: string | null;
            /**
             * Phone
             * @default
             */
            phone: string;
        };
        /**
         * OrdersWanted
         * @description Which orders are listed.
         */
        OrdersWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** State */
            state?: ("unpaid" | "open" | "assigned" | "under_way" | "finished" | "accepted" | "closed" | "cancelled") | null;
            /** Service Id */
            service_id?: string | null;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Customer Id */
            customer_id?: string | null;
            /** Placed From */
            placed_from?: string | null;
            /** Placed Until */
            placed_until?: string | null;
            /**
             * Number
             * @default
             */
            number: string;
        };
        /**
         * OrderRow
         * @description An order in a list.
         */
        OrderRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Service */
            service: string;
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Way */
            way: string;
            /** Timing */
            timing: string;
            /** Community */
            community: string;
            /** Total Fen */
            total_fen: number;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Starts At */
            starts_at: string | null;
            /** Workers */
            workers: string[];
        };
        /** Page[OrderRow] */
        Page_OrderRow_: {
            /** Items */
            items: components["schemas"]["OrderRow"][];
            /** Next */
            next: string;
        };
        /**
         * ClockSeen
         * @description Business time, real time, and how many business seconds go by in a real one.
         */
        ClockSeen: {
            /**
             * Business At
             * Format: date-time
             */
            business_at: string;
            /**
             * Real At
             * Format: date-time
             */
            real_at: string;
            /** Rate */
            rate: number;
        };
        /**
         * ClockSent
         * @description To a moment, or so many seconds on; and how fast from now on (None: as before).
         */
        ClockSent: {
            /** To */
            to?: string | null;
            /**
             * Forward Seconds
             * @default 0
             */
            forward_seconds: number;
            /** Rate */
            rate?: number | null;
        };
        /**
         * AssignmentSent
         * @description Who takes the order, instead of whom (None: instead of everybody), and why.
         */
        AssignmentSent: {
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Instead Of */
            instead_of?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * ReleaseSent
         * @description Who leaves the order (None: everybody), and why; the search goes on.
         */
        ReleaseSent: {
            /** Worker Id */
            worker_id?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * DecisionSeen
         * @description One decision as it was made, with every candidate and the parts of their cost.
         */
        DecisionSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Visit Id
             * Format: uuid
             */
            visit_id: string;
            /** Mode */
            mode: string;
            /** How */
            how: string;
            /** Round */
            round: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Radius M */
            radius_m: number | null;
            /** Policy Version */
            policy_version: number;
            /** Candidates */
            candidates: {
                [key: string]: unknown;
            }[];
            /** Chosen */
            chosen: string | null;
            /** Actor Role */
            actor_role: string;
            /** Reason */
            reason: string;
        };
        /**
         * Explained
         * @description Why an order was offered to whom.
         */
        Explained: {
            search: components["schemas"]["SearchSeen"] | null;
            /** Decisions */
            decisions: components["schemas"]["DecisionSeen"][];
        };
        /**
         * SearchSeen
         * @description How far the search for people came.
         */
        SearchSeen: {
            /** State */
            state: string;
            /** Mode */
            mode: string;
            /** Round */
            round: number;
            /** Seats */
            seats: number;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Next At */
            next_at: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Closed At */
            closed_at: string | null;
        };
        /**
         * FixSeen
         * @description One kept position.
         */
        FixSeen: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** Accuracy M */
            accuracy_m: number;
            /** Is Mock */
            is_mock: boolean;
            /** Gap Seconds */
            gap_seconds: number;
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /**
         * TrackSeen
         * @description One worker's way to a visit.
         */
        TrackSeen: {
            /**
             * Trip Id
             * Format: uuid
             */
            trip_id: string;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** State */
            state: string;
            /**
             * Set Out At
             * Format: date-time
             */
            set_out_at: string;
            /** Arrived At */
            arrived_at: string | null;
            /** Arrived How */
            arrived_how: string;
            /** Gaps */
            gaps: number;
            /** Mocks */
            mocks: number;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Eta Computed At */
            eta_computed_at: string | null;
            /** Fixes */
            fixes: components["schemas"]["FixSeen"][];
        };
        /**
         * PolicySeen
         * @description The policy that runs, as every decision names it.
         */
        PolicySeen: {
            /** Version */
            version: number;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
        };
        /**
         * PolicyKept
         * @description A published version, from when it counts, and why.
         */
        PolicyKept: {
            /** Version */
            version: number;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Why */
            why: string;
        };
        /**
         * PolicySent
         * @description The next policy: what it does not say has its default.
         */
        PolicySent: {
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Why */
            why: string;
            /** Valid From */
            valid_from?: string | null;
        };
        /**
         * PolicyPreviewed
         * @description What publishing would mean; `changes` gives each number as it is and as it would be.
         */
        PolicyPreviewed: {
            /** Version */
            version: number;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Changes */
            changes: {
                [key: string]: unknown[];
            };
            /** Notice Days */
            notice_days: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /** Notice */
            notice: components["schemas"]["SectionSeen"][];
        };
        /**
         * SectionSeen
         * @description One part of the notice, in the reader's language.
         */
        SectionSeen: {
            /** Code */
            code: string;
            /** Title */
            title: string;
            /** Sentences */
            sentences: string[];
        };
        /**
         * PolicyTried
         * @description The next policy as it might be.
         */
        PolicyTried: {
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
        };
        /**
         * HintDaysWanted
         * @description How many days, today the last.
         */
        HintDaysWanted: {
            /**
             * Days
             * @default 7
             */
            days: number;
        };
        /**
         * HintDaySeen
         * @description How many hints a day had: sent, followed (within 500 m in 15 minutes), and cut short by an
         *     offer or because the reason was gone; of nobody in person.
         */
        HintDaySeen: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Sent */
            sent: number;
            /** Followed */
            followed: number;
            /** Offered */
            offered: number;
            /** Withdrawn */
            withdrawn: number;
        };
        /**
         * ToldWanted
         * @description Whose hints are listed; everybody's unless named.
         */
        ToldWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** Worker Id */
            worker_id?: string | null;
        };
        /**
         * HintToldSeen
         * @description A hint as it was told, with the numbers that said so; not whether it was followed.
         */
        HintToldSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** Distance M */
            distance_m: number;
            /** Skills */
            skills: string[];
            /** Expected */
            expected: number;
            /** Waiting */
            waiting: number;
            /** Here Expected */
            here_expected: number;
            /** Here Waiting */
            here_waiting: number;
            /** Policy Version */
            policy_version: number;
            /** State */
            state: string;
            /**
             * Told At
             * Format: date-time
             */
            told_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Reason */
            reason: string;
        };
        /** Page[HintToldSeen] */
        Page_HintToldSeen_: {
            /** Items */
            items: components["schemas"]["HintToldSeen"][];
            /** Next */
            next: string;
        };
        /**
         * OwedWanted
         * @description All that is owed, or only what is late.
         */
        OwedWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /**
             * Late
             * @default false
             */
            late: boolean;
        };
        /**
         * OwedSeen
         * @description A compensation that could not go back the way the customer had paid.
         */
        OwedSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Cause */
            cause: string;
            /** Amount Fen */
            amount_fen: number;
            /** Policy Version */
            policy_version: number;
            /** State */
            state: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Owed Why */
            owed_why: string;
            /** Owed At */
            owed_at: string | null;
            /** Late At */
            late_at: string | null;
            /** Is Late */
            is_late: boolean;
            /** Ended At */
            ended_at: string | null;
            /** How */
            how: string;
        };
        /** Page[OwedSeen] */
        Page_OwedSeen_: {
            /** Items */
            items: components["schemas"]["OwedSeen"][];
            /** Next */
            next: string;
        };
        /**
         * GivingSent
         * @description How the desk gave what was owed.
         */
        GivingSent: {
            /** How */
            how: string;
        };
        /**
         * Paging
         * @description Where a page of a list begins and how long it is.
         */
        Paging: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
        };
        /**
         * DossierRow
         * @description A dossier in the worklist, masked.
         */
        DossierRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Subject */
            subject: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** State */
            state: string;
            /** Assurance */
            assurance: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Waiting Since At */
            waiting_since_at: string | null;
            /** Recheck Due At */
            recheck_due_at: string | null;
            /** Holds Until At */
            holds_until_at: string | null;
        };
        /** Page[DossierRow] */
        Page_DossierRow_: {
            /** Items */
            items: components["schemas"]["DossierRow"][];
            /** Next */
            next: string;
        };
        /**
         * DocumentSeen
         * @description One paper, its number left out.
         */
        DocumentSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** State */
            state: string;
            /** Issued On */
            issued_on: string | null;
            /** Expires On */
            expires_on: string | null;
            /**
             * Added At
             * Format: date-time
             */
            added_at: string;
            /** Photo Url */
            photo_url: string | null;
        };
        /**
         * DossierMoveSeen
         * @description One step of a dossier.
         */
        DossierMoveSeen: {
            /** Verb */
            verb: string;
            /** From State */
            from_state: string;
            /** To State */
            to_state: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Role */
            role: string;
            /** Reason */
            reason: string;
        };
        /**
         * DossierWhole
         * @description A dossier with its papers and history.
         */
        DossierWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Subject */
            subject: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** State */
            state: string;
            /** Assurance */
            assurance: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Waiting Since At */
            waiting_since_at: string | null;
            /** Recheck Due At */
            recheck_due_at: string | null;
            /** Holds Until At */
            holds_until_at: string | null;
            /** Review Reason */
            review_reason: string;
            /** Documents */
            documents: components["schemas"]["DocumentSeen"][];
            /** History */
            history: components["schemas"]["DossierMoveSeen"][];
        };
        /**
         * DossierSent
         * @description The papers of somebody who stands at the desk.
         */
        DossierSent: {
            /**
             * Subject
             * @enum {string}
             */
            subject: "worker" | "merchant";
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Name */
            name: string;
            /** Id Number */
            id_number: string;
            /** Born On */
            born_on?: string | null;
        };
        /**
         * DocumentSent
         * @description One paper.
         */
        DocumentSent: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "id_card" | "residence_permit" | "passport" | "health_card" | "no_record_certificate" | "skill_certificate" | "door_certificate" | "business_licence" | "trade_licence" | "authorisation" | "other";
            /** Photo Id */
            photo_id?: string | null;
            /**
             * Number
             * @default
             */
            number: string;
            /** Issued On */
            issued_on?: string | null;
            /** Expires On */
            expires_on?: string | null;
        };
        /**
         * DossierClear
         * @description What is sealed in a dossier, in clear.
         */
        DossierClear: {
            /** Name */
            name: string;
            /** Id Number */
            id_number: string;
            /**
             * Born On
             * Format: date
             */
            born_on: string;
            /** Numbers */
            numbers: components["schemas"]["NumberSeen"][];
        };
        /**
         * NumberSeen
         * @description The number of one paper.
         */
        NumberSeen: {
            /**
             * Document Id
             * Format: uuid
             */
            document_id: string;
            /** Number */
            number: string;
        };
        /**
         * ApprovalSent
         * @description Why the papers are good, and how well they are known to be this person's.
         */
        ApprovalSent: {
            /** Reason */
            reason: string;
            /**
             * Assurance
             * @default none
             * @enum {string}
             */
            assurance: "none" | "ocr" | "face_assisted" | "authority";
        };
        /**
         * KindSeen
         * @description What all accounts of a kind hold together, credit positive.
         */
        KindSeen: {
            /** Kind */
            kind: string;
            /** Book */
            book: string;
            /** Nature */
            nature: string;
            /** Balance Fen */
            balance_fen: number;
        };
        /**
         * AccountWanted
         * @description An account by its code, and where the page begins.
         */
        AccountWanted: {
            /** Account */
            account: string;
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 50
             */
            size: number;
        };
        /**
         * Statement
         * @description An account's movements, newest first, and what it holds now.
         */
        Statement: {
            /** Items */
            items: components["schemas"]["StatementLine"][];
            /** Next */
            next: string;
            /** Balance Fen */
            balance_fen: number;
        };
        /**
         * StatementLine
         * @description One movement of an account.
         */
        StatementLine: {
            /**
             * Journal Id
             * Format: uuid
             */
            journal_id: string;
            /** Kind */
            kind: string;
            /** Ref */
            ref: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Business Date
             * Format: date
             */
            business_date: string;
            /** Amount Fen */
            amount_fen: number;
            /** Balance After Fen */
            balance_after_fen: number | null;
        };
        /**
         * JournalSeen
         * @description That something happened which moved money.
         */
        JournalSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Idem */
            idem: string;
            /** Kind */
            kind: string;
            /** Ref */
            ref: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Business Date
             * Format: date
             */
            business_date: string;
            /** Reverses Id */
            reverses_id: string | null;
            /** Lines */
            lines: components["schemas"]["LegSeen"][];
        };
        /**
         * LegSeen
         * @description One leg of a journal.
         */
        LegSeen: {
            /** Account */
            account: string;
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * AuditSeen
         * @description The verdict on the books: every check, and what was wrong.
         */
        AuditSeen: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Clean */
            clean: boolean;
            /** Checks */
            checks: string[];
            /** Findings */
            findings: components["schemas"]["FindingSeen"][];
        };
        /**
         * FindingSeen
         * @description What a check found.
         */
        FindingSeen: {
            /** Check */
            check: string;
            /** Zh */
            zh: string;
            /** En */
            en: string;
            /** Is Warning */
            is_warning: boolean;
            /** Count */
            count: number;
            /** Samples */
            samples: components["schemas"]["SampleSeen"][];
        };
        /**
         * SampleSeen
         * @description One thing that is wrong.
         */
        SampleSeen: {
            /** City Id */
            city_id: number;
            /** Subject */
            subject: string;
            /** Detail */
            detail: string;
        };
        /**
         * MerchantsWanted
         * @description Which firms are listed.
         */
        MerchantsWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** State */
            state?: ("pending" | "active" | "paused" | "ended") | null;
        };
        /**
         * MerchantSeen
         * @description A firm whose people serve.
         */
        MerchantSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Credit Code */
            credit_code: string;
            /** Dossier Id */
            dossier_id: string | null;
            /** Sub Mchid */
            sub_mchid: string;
            /** State */
            state: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Ended At */
            ended_at: string | null;
        };
        /** Page[MerchantSeen] */
        Page_MerchantSeen_: {
            /** Items */
            items: components["schemas"]["MerchantSeen"][];
            /** Next */
            next: string;
        };
        /**
         * MerchantSent
         * @description A firm that registers.
         */
        MerchantSent: {
            name: components["schemas"]["Name"];
            /** Credit Code */
            credit_code: string;
            /** Dossier Id */
            dossier_id?: string | null;
            /**
             * Sub Mchid
             * @default
             */
            sub_mchid: string;
        };
        /**
         * MerchantChanges
         * @description What changes of a firm; what is not said stays.
         */
        MerchantChanges: {
            name?: components["schemas"]["Name"] | null;
            /** Dossier Id */
            dossier_id?: string | null;
            /** Sub Mchid */
            sub_mchid?: string | null;
        };
        /**
         * ContractSeen
         * @description One version of what was agreed.
         */
        ContractSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Party */
            party: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Partner Id */
            partner_id: string | null;
            /** Payee Mode */
            payee_mode: string;
            /** Commission Bp */
            commission_bp: {
                [key: string]: number;
            };
            /** Partner Bp */
            partner_bp: number;
            /** Cap Bp */
            cap_bp: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /**
             * Signed At
             * Format: date-time
             */
            signed_at: string;
        };
        /**
         * ContractSent
         * @description A new version of what is agreed; commission in basis points by category.
         */
        ContractSent: {
            /**
             * Party
             * @enum {string}
             */
            party: "merchant" | "partner" | "platform";
            /**
             * Payee Mode
             * @enum {string}
             */
            payee_mode: "D" | "S2";
            /** Commission Bp */
            commission_bp: {
                [key: string]: number;
            };
            /**
             * Partner Bp
             * @default 0
             */
            partner_bp: number;
            /**
             * Cap Bp
             * @default 3000
             */
            cap_bp: number;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Partner Id */
            partner_id?: string | null;
            /** Valid From */
            valid_from?: string | null;
        };
        /**
         * PartnerSeen
         * @description The city's partner.
         */
        PartnerSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /** Credit Code */
            credit_code: string;
            /** Mchid */
            mchid: string;
            /** State */
            state: string;
            /**
             * Registered At
             * Format: date-time
             */
            registered_at: string;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * PartnerSent
         * @description Who runs the city with the house.
         */
        PartnerSent: {
            name: components["schemas"]["Name"];
            /**
             * Credit Code
             * @default
             */
            credit_code: string;
            /** Person Id */
            person_id?: string | null;
            /**
             * Mchid
             * @default
             */
            mchid: string;
        };
        /**
         * TemplateSeen
         * @description One message of the book.
         */
        TemplateSeen: {
            /** Message */
            message: string;
            /** Template Id */
            template_id: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
        };
        /**
         * TemplateSent
         * @description The channel's id of a template, and which fact fills which of its fields.
         */
        TemplateSent: {
            /** Template Id */
            template_id: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
        };
        /**
         * CancellingWanted
         * @description For whom the desk cancels, and whether the fee is waived.
         */
        CancellingWanted: {
            /**
             * On Behalf
             * @default
             * @enum {string}
             */
            on_behalf: "" | "customer" | "worker";
            /**
             * Waived
             * @default false
             */
            waived: boolean;
        };
        /**
         * CancellingSeen
         * @description What cancelling costs: the fee kept, the money back, and the worker's part of the fee.
         */
        CancellingSeen: {
            /** Fee Fen */
            fee_fen: number;
            /** Refund Fen */
            refund_fen: number;
            /** Worker Fen */
            worker_fen: number;
        };
        /**
         * CancellingSent
         * @description A cancellation with the fee that was shown, and why.
         */
        CancellingSent: {
            /**
             * On Behalf
             * @default
             * @enum {string}
             */
            on_behalf: "" | "customer" | "worker";
            /**
             * Waived
             * @default false
             */
            waived: boolean;
            /** Shown Fee Fen */
            shown_fee_fen: number;
            /** Reason */
            reason: string;
        };
        /**
         * RefundSent
         * @description Money back to the customer, and why.
         */
        RefundSent: {
            /** Amount Fen */
            amount_fen: number;
            /** Reason */
            reason: string;
        };
        /**
         * NoteSent
         * @description What the desk saw or heard.
         */
        NoteSent: {
            /** Text */
            text: string;
        };
        /**
         * Clear
         * @description Where the order is done and whom to ask for, in clear.
         */
        Clear: {
            /** Community */
            community: string;
            /** House */
            house: string;
            /** Contact Name */
            contact_name: string;
            /** Contact Phone */
            contact_phone: string;
        };
        /**
         * WaitingSeen
         * @description How much of a kind is under way, since when, and how many of it are late.
         */
        WaitingSeen: {
            /** Kind */
            kind: string;
            /** Count */
            count: number;
            /** Amount Fen */
            amount_fen: number;
            /** Oldest At */
            oldest_at: string | null;
            /** Late */
            late?: number | null;
        };
        /**
         * UnderWayWanted
         * @description Which kind of money under way.
         */
        UnderWayWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /**
             * Kind
             * @default refund
             * @enum {string}
             */
            kind: "refund" | "sharing" | "transfer" | "charge";
        };
        /** Page[UnderWaySeen] */
        Page_UnderWaySeen_: {
            /** Items */
            items: components["schemas"]["UnderWaySeen"][];
            /** Next */
            next: string;
        };
        /**
         * UnderWaySeen
         * @description Money on its way: since when, how it stands, and what was last wrong with it.
         */
        UnderWaySeen: {
            /** Kind */
            kind: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Amount Fen */
            amount_fen: number;
            /** State */
            state: string;
            /** Error */
            error: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
        };
        /** Page[RefundSeen] */
        Page_RefundSeen_: {
            /** Items */
            items: components["schemas"]["RefundSeen"][];
            /** Next */
            next: string;
        };
        /**
         * CardSent
         * @description A bank card of the payer, for the channel alone.
         */
        CardSent: {
            /** Bank */
            bank: string;
            /** Account */
            account: string;
            /** Real Name */
            real_name: string;
        };
        /** Page[SharingSeen] */
        Page_SharingSeen_: {
            /** Items */
            items: components["schemas"]["SharingSeen"][];
            /** Next */
            next: string;
        };
        /**
         * SharingSeen
         * @description A sharing that the channel refused.
         */
        SharingSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Charge Id
             * Format: uuid
             */
            charge_id: string;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Total Fen */
            total_fen: number;
            /** Unfreezes */
            unfreezes: boolean;
            /** State */
            state: string;
            /** Error */
            error: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
        };
        /**
         * DayWanted
         * @description A day of the city; yesterday when none is named.
         */
        DayWanted: {
            /** Day */
            day?: string | null;
        };
        /**
         * HourlySeen
         * @description What a worker has of an order, how long it took with the way, and what that is an hour.
         */
        HourlySeen: {
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Pay Fen */
            pay_fen: number;
            /** Seconds */
            seconds: number;
            /** Hourly Fen */
            hourly_fen: number;
            /** Floor Fen */
            floor_fen: number;
        };
        /**
         * PayDaysWanted
         * @description Whose days, everybody's unless named; all of them or those that still pay too little.
         */
        PayDaysWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Short
             * @default false
             */
            short: boolean;
        };
        /** Page[PayDaySeen] */
        Page_PayDaySeen_: {
            /** Items */
            items: components["schemas"]["PayDaySeen"][];
            /** Next */
            next: string;
        };
        /**
         * PayDaySeen
         * @description What a day paid beside the least that it must, and in words why.
         *
         *     `least_fen` is the minimum of an hour (`hourly_fen`, on holidays times `pay_bp`) for the time on
         *     the way, at work and standing by; what was topped up is among the worker's available earnings.
         */
        PayDaySeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Orders */
            orders: number;
            /** Pay Fen */
            pay_fen: number;
            /** Worked Seconds */
            worked_seconds: number;
            /** Standby Seconds */
            standby_seconds: number;
            /** Hourly Fen */
            hourly_fen: number;
            /** Pay Bp */
            pay_bp: number;
            /** Least Fen */
            least_fen: number;
            /** Short Fen */
            short_fen: number;
            /** State */
            state: string;
            /** Why */
            why: string;
            /** Reason */
            reason: string;
        };
        /** Page[TransferSeen] */
        Page_TransferSeen_: {
            /** Items */
            items: components["schemas"]["TransferSeen"][];
            /** Next */
            next: string;
        };
        /**
         * TransferSeen
         * @description A transfer to a person.
         */
        TransferSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Subject Kind */
            subject_kind: string;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Amount Fen */
            amount_fen: number;
            /** State */
            state: string;
            /** Error */
            error: string;
            /** Is Unwanted */
            is_unwanted: boolean;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Done At */
            done_at: string | null;
        };
        /** Page[UnexplainedSeen] */
        Page_UnexplainedSeen_: {
            /** Items */
            items: components["schemas"]["UnexplainedSeen"][];
            /** Next */
            next: string;
        };
        /**
         * UnexplainedSeen
         * @description Money that does not fit what we asked; it waits in suspense.
         */
        UnexplainedSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Charge Number */
            charge_number: string;
            /** Transaction No */
            transaction_no: string;
            /** Mchid */
            mchid: string;
            /** Sub Mchid */
            sub_mchid: string;
            /** Amount Fen */
            amount_fen: number;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /**
             * Paid At
             * Format: date-time
             */
            paid_at: string;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
        };
        /**
         * DayPlanSeen
         * @description A day plan in a list; before and after are comparable once it is ready.
         */
        DayPlanSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Mode */
            mode: string;
            /** Cause */
            cause: string;
            /** State */
            state: string;
            /** Reason */
            reason: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Ready At */
            ready_at: string | null;
            /** Ended At */
            ended_at: string | null;
            before: components["schemas"]["Figures"];
            after: components["schemas"]["Figures"];
        };
        /**
         * Figures
         * @description A day in numbers: way of all workers together, visits, seats without anybody, people.
         *
         *     `told`: how many customers who know a name would hear of another.
         */
        Figures: {
            /**
             * Travel Seconds
             * @default 0
             */
            travel_seconds: number;
            /**
             * Visits
             * @default 0
             */
            visits: number;
            /**
             * Without Worker
             * @default 0
             */
            without_worker: number;
            /**
             * Workers
             * @default 0
             */
            workers: number;
            /**
             * Workers On Shift
             * @default 0
             */
            workers_on_shift: number;
            /**
             * Overlaps
             * @default 0
             */
            overlaps: number;
            /**
             * Told
             * @default 0
             */
            told: number;
        };
        /**
         * DayPlanSent
         * @description Whose day (None: the platform's own; a merchant's desk plans its own), and how freely.
         */
        DayPlanSent: {
            /** Reason */
            reason: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Merchant Id */
            merchant_id?: string | null;
            /**
             * Mode
             * @default suggest
             * @enum {string}
             */
            mode: "suggest" | "optimise";
        };
        /** Page[DayPlanSeen] */
        Page_DayPlanSeen_: {
            /** Items */
            items: components["schemas"]["DayPlanSeen"][];
            /** Next */
            next: string;
        };
        /**
         * DayPlanWhole
         * @description A day plan with everything it proposes.
         */
        DayPlanWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Mode */
            mode: string;
            /** Cause */
            cause: string;
            /** State */
            state: string;
            /** Reason */
            reason: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Ready At */
            ready_at: string | null;
            /** Ended At */
            ended_at: string | null;
            before: components["schemas"]["Figures"];
            after: components["schemas"]["Figures"];
            /** Changes */
            changes: components["schemas"]["SeatChange"][];
        };
        /**
         * SeatChange
         * @description A seat that should go to somebody else; `is_told`: its customer knows the name.
         */
        SeatChange: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Visit Id
             * Format: uuid
             */
            visit_id: string;
            /** Service Name */
            service_name: string;
            /** Community */
            community: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Leaves Id
             * Format: uuid
             */
            leaves_id: string;
            /** Leaves Name */
            leaves_name: string;
            /**
             * Comes Id
             * Format: uuid
             */
            comes_id: string;
            /** Comes Name */
            comes_name: string;
            /** Group */
            group: number;
            /** Is Told */
            is_told: boolean;
            /** State */
            state: string;
            /** Refusal */
            refusal: string;
        };
        /** Page[RiskSeen] */
        Page_RiskSeen_: {
            /** Items */
            items: components["schemas"]["RiskSeen"][];
            /** Next */
            next: string;
        };
        /**
         * RiskSeen
         * @description A visit whose promised time may not be kept, why, and how late as far as known.
         */
        RiskSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Visit Id
             * Format: uuid
             */
            visit_id: string;
            /** Worker Id */
            worker_id: string | null;
            /** Worker Name */
            worker_name: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Reason */
            reason: string;
            /** Why */
            why: string;
            /** Late Seconds */
            late_seconds: number;
            /** State */
            state: string;
            /**
             * Found At
             * Format: date-time
             */
            found_at: string;
            /** How */
            how: string;
        };
        /**
         * SettlementSent
         * @description How a visit at risk was settled.
         */
        SettlementSent: {
            /** How */
            how: string;
        };
        /**
         * WorkerAbsenceSent
         * @description Until the end of which day somebody cannot come (today unless said), and why.
         */
        WorkerAbsenceSent: {
            /** Reason */
            reason: string;
            /** Until */
            until?: string | null;
        };
        /**
         * AfterWanted
         * @description Where the page begins.
         */
        AfterWanted: {
            /**
             * After
             * @default
             */
            after: string;
        };
        /**
         * DisputeHeard
         * @description A dispute with both sides.
         */
        DisputeHeard: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Answer Due At
             * Format: date-time
             */
            answer_due_at: string;
            /** Decided At */
            decided_at: string | null;
            /** Decision */
            decision: string;
            /** Refund Fen */
            refund_fen: number;
            /** Photo Ids */
            photo_ids: string[];
            /** Answers */
            answers: components["schemas"]["SideSeen"][];
        };
        /** Page[DisputeHeard] */
        Page_DisputeHeard_: {
            /** Items */
            items: components["schemas"]["DisputeHeard"][];
            /** Next */
            next: string;
        };
        /**
         * SideSeen
         * @description What a worker says to a dispute of their work.
         */
        SideSeen: {
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Text */
            text: string;
            /** Photo Urls */
            photo_urls: (string | null)[];
            /**
             * Said At
             * Format: date-time
             */
            said_at: string;
        };
        /**
         * DecisionSent
         * @description What is decided, and how much goes back.
         */
        DecisionSent: {
            /** Decision */
            decision: string;
            /**
             * Refund Fen
             * @default 0
             */
            refund_fen: number;
        };
        /** Page[ReviewSeen] */
        Page_ReviewSeen_: {
            /** Items */
            items: components["schemas"]["ReviewSeen"][];
            /** Next */
            next: string;
        };
        /**
         * LookSent
         * @description Why a review is hidden ('' leaves it to be seen).
         */
        LookSent: {
            /**
             * Hidden Reason
             * @default
             */
            hidden_reason: string;
        };
        /**
         * ObjectionSeen
         * @description A worker's objection to a measure, and its clock.
         */
        ObjectionSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Measure */
            measure: string;
            /** Subject Id */
            subject_id: string | null;
            /** Text */
            text: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Answer Due At
             * Format: date-time
             */
            answer_due_at: string;
            /** Answer */
            answer: string;
            /** Is Upheld */
            is_upheld: boolean | null;
            /** Answered At */
            answered_at: string | null;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
        };
        /** Page[ObjectionSeen] */
        Page_ObjectionSeen_: {
            /** Items */
            items: components["schemas"]["ObjectionSeen"][];
            /** Next */
            next: string;
        };
        /**
         * ObjectionAnswer
         * @description What the desk says, and whether the worker is right.
         */
        ObjectionAnswer: {
            /** Answer */
            answer: string;
            /** Is Upheld */
            is_upheld: boolean;
        };
        /**
         * QueueSeen
         * @description How the queue keeps up; lateness in real seconds.
         */
        QueueSeen: {
            /** Waiting */
            waiting: number;
            /** Due */
            due: number;
            /** Oldest Seconds */
            oldest_seconds: number;
            /** Dead */
            dead: number;
        };
        /**
         * DeadSeen
         * @description A message that was given up, and why.
         */
        DeadSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Tries */
            tries: number;
            /** Error */
            error: string;
            /**
             * Dead At
             * Format: date-time
             */
            dead_at: string;
        };
        /** Page[DeadSeen] */
        Page_DeadSeen_: {
            /** Items */
            items: components["schemas"]["DeadSeen"][];
            /** Next */
            next: string;
        };
        /**
         * ReplaySeen
         * @description A replay in a list.
         */
        ReplaySeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /** Done Permille */
            done_permille: number;
            /** Refusal */
            refusal: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Ready At */
            ready_at: string | null;
        };
        /**
         * ReplaySent
         * @description Which day, and the policy to try: what it does not say has its default.
         */
        ReplaySent: {
            /** Reason */
            reason: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
        };
        /** Page[ReplaySeen] */
        Page_ReplaySeen_: {
            /** Items */
            items: components["schemas"]["ReplaySeen"][];
            /** Next */
            next: string;
        };
        /**
         * FigureSeen
         * @description A mean over the draws and the half width of its 95 % confidence; null when not known.
         */
        FigureSeen: {
            /** Value */
            value: number | null;
            /** Half Width */
            half_width: number | null;
        };
        /**
         * ReplayWhole
         * @description A replay with its table: what really was, the policy that ran, the policy that was tried.
         */
        ReplayWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /** Done Permille */
            done_permille: number;
            /** Refusal */
            refusal: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Ready At */
            ready_at: string | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Policy Version */
            policy_version: number | null;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Real */
            real: {
                [key: string]: number | null;
            };
            /** Before */
            before: {
                [key: string]: components["schemas"]["FigureSeen"];
            };
            /** After */
            after: {
                [key: string]: components["schemas"]["FigureSeen"];
            };
            /** Pictures */
            pictures: {
                [key: string]: string;
            };
        };
        /**
         * OperatorSeen
         * @description A person who may sign in here once they have a role and a time code.
         */
        OperatorSeen: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
        };
        /**
         * OperatorSent
         * @description A login name and its first password.
         */
        OperatorSent: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /**
         * TimeCode
         * @description The address for an authenticator app, shown once.
         */
        TimeCode: {
            /** Otpauth */
            otpauth: string;
        };
        /**
         * PasswordSent
         * @description A new password.
         */
        PasswordSent: {
            /** Password */
            password: string;
        };
        /**
         * RoleSeen
         * @description One role.
         */
        RoleSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Duties */
            duties: string[];
            /** Merchant Id */
            merchant_id: string | null;
            /**
             * Granted At
             * Format: date-time
             */
            granted_at: string;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * RoleSent
         * @description What a person may do in this city, or for one merchant here.
         */
        RoleSent: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Duties */
            duties: ("dispatcher" | "support" | "auditor" | "safety" | "finance" | "marketing" | "analyst" | "administrator")[];
            /** Merchant Id */
            merchant_id?: string | null;
        };
        /**
         * AlternativeSeen
         * @description Something else for a day: another time or day of the same person, or another person.
         */
        AlternativeSeen: {
            /** Kind */
            kind: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            worker: components["schemas"]["NamedWorker"] | null;
            /** Total Fen */
            total_fen: number;
        };
        /**
         * NamedWorker
         * @description Who comes.
         */
        NamedWorker: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PreviewSeen
         * @description The next days of a rhythm, and what most of them cost.
         */
        PreviewSeen: {
            /** Usual Fen */
            usual_fen: number | null;
            /** Occurrences */
            occurrences: components["schemas"]["PreviewedSeen"][];
        };
        /**
         * PreviewedSeen
         * @description A day of a rhythm: what it costs, and what stands in its way with what else there is.
         */
        PreviewedSeen: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Total Fen */
            total_fen: number | null;
            /** Is Holiday */
            is_holiday: boolean;
            /** Trouble */
            trouble: string;
            /** Trouble Text */
            trouble_text: string;
            /** Alternatives */
            alternatives: components["schemas"]["AlternativeSeen"][];
        };
        /**
         * PreviewForCaller
         * @description What a rhythm would bring to a caller.
         */
        PreviewForCaller: {
            /** Variant */
            variant: string;
            /**
             * Units
             * @default 1
             */
            units: number;
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["Picked"][];
            /**
             * Materials
             * @default []
             */
            materials: components["schemas"]["Picked"][];
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Address Id
             * Format: uuid
             */
            address_id: string;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Pay
             * @default deposit
             * @enum {string}
             */
            pay: "deposit" | "whole";
            /**
             * Travel Mode
             * @default bus
             * @enum {string}
             */
            travel_mode: "bus" | "taxi";
            days: components["schemas"]["RhythmSent"];
            /** Minute */
            minute: number;
            /**
             * If Busy
             * @default ask
             * @enum {string}
             */
            if_busy: "anyone" | "ask";
            /**
             * Note
             * @default
             */
            note: string;
            /** Series Id */
            series_id?: string | null;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
        };
        /**
         * RhythmSent
         * @description On which days of the city (weekday 0 is Monday), from when, and until when or how often.
         */
        RhythmSent: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "weekly" | "monthly_day" | "monthly_weekday";
            /**
             * Every
             * @default 1
             */
            every: number;
            /**
             * Weekdays
             * @default []
             */
            weekdays: number[];
            /** Month Day */
            month_day?: number | null;
            /** Nth */
            nth?: (1 | 2 | 3 | 4 | -1) | null;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /** Last Day */
            last_day?: string | null;
            /** Count */
            count?: number | null;
        };
        /**
         * OccurrenceSeen
         * @description A day of a series and what became of it.
         */
        OccurrenceSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** State */
            state: string;
            worker: components["schemas"]["NamedWorker"] | null;
            /** Order Id */
            order_id: string | null;
            /** Agreed Fen */
            agreed_fen: number;
            /** Price Fen */
            price_fen: number | null;
            /** Trouble */
            trouble: string;
            /** Trouble Text */
            trouble_text: string;
            /** Answer Until At */
            answer_until_at: string | null;
        };
        /**
         * SeriesSeen
         * @description A series with its days from today on.
         */
        SeriesSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Service Name */
            service_name: string;
            /** State */
            state: string;
            /** Kind */
            kind: string;
            /** Every */
            every: number;
            /** Weekdays */
            weekdays: number[];
            /** Month Day */
            month_day: number | null;
            /** Nth */
            nth: number | null;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /** Last Day */
            last_day: string | null;
            /** Count */
            count: number | null;
            /** Minute */
            minute: number;
            worker: components["schemas"]["NamedWorker"] | null;
            /** If Busy */
            if_busy: string;
            /** Usual Fen */
            usual_fen: number;
            /** Paused From */
            paused_from: string | null;
            /** Paused Until */
            paused_until: string | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Address Id
             * Format: uuid
             */
            address_id: string;
            /** Variant */
            variant: string;
            /** Units */
            units: number;
            /** Note */
            note: string;
            /** Occurrences */
            occurrences: components["schemas"]["OccurrenceSeen"][];
        };
        /**
         * SeriesOfCaller
         * @description A caller's agreement, at the usual price that was told.
         */
        SeriesOfCaller: {
            /** Variant */
            variant: string;
            /**
             * Units
             * @default 1
             */
            units: number;
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["Picked"][];
            /**
             * Materials
             * @default []
             */
            materials: components["schemas"]["Picked"][];
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Address Id
             * Format: uuid
             */
            address_id: string;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Pay
             * @default deposit
             * @enum {string}
             */
            pay: "deposit" | "whole";
            /**
             * Travel Mode
             * @default bus
             * @enum {string}
             */
            travel_mode: "bus" | "taxi";
            days: components["schemas"]["RhythmSent"];
            /** Minute */
            minute: number;
            /**
             * If Busy
             * @default ask
             * @enum {string}
             */
            if_busy: "anyone" | "ask";
            /**
             * Note
             * @default
             */
            note: string;
            /** Shown Total Fen */
            shown_total_fen: number;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
        };
        /**
         * SeriesWanted
         * @description Whose series are listed.
         */
        SeriesWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** Customer Id */
            customer_id?: string | null;
        };
        /** Page[SeriesCard] */
        Page_SeriesCard_: {
            /** Items */
            items: components["schemas"]["SeriesCard"][];
            /** Next */
            next: string;
        };
        /**
         * SeriesCard
         * @description A series in a list.
         */
        SeriesCard: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Service Name */
            service_name: string;
            /** State */
            state: string;
            /** Kind */
            kind: string;
            /** Every */
            every: number;
            /** Weekdays */
            weekdays: number[];
            /** Month Day */
            month_day: number | null;
            /** Nth */
            nth: number | null;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /** Last Day */
            last_day: string | null;
            /** Count */
            count: number | null;
            /** Minute */
            minute: number;
            worker: components["schemas"]["NamedWorker"] | null;
            /** If Busy */
            if_busy: string;
            /** Usual Fen */
            usual_fen: number;
            /** Paused From */
            paused_from: string | null;
            /** Paused Until */
            paused_until: string | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * ChoiceSent
         * @description What is done at each visit.
         */
        ChoiceSent: {
            /** Variant */
            variant: string;
            /**
             * Units
             * @default 1
             */
            units: number;
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["Picked"][];
            /**
             * Materials
             * @default []
             */
            materials: components["schemas"]["Picked"][];
        };
        /**
         * FollowingSent
         * @description All days from one on: what is not said stays; the usual price is what a preview showed.
         */
        FollowingSent: {
            /**
             * From Day
             * Format: date
             */
            from_day: string;
            /** Shown Total Fen */
            shown_total_fen: number;
            /** Minute */
            minute?: number | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Anybody
             * @default false
             */
            anybody: boolean;
            /** If Busy */
            if_busy?: ("anyone" | "ask") | null;
            /** Address Id */
            address_id?: string | null;
            choice?: components["schemas"]["ChoiceSent"] | null;
            days?: components["schemas"]["RhythmSent"] | null;
        };
        /**
         * SeriesPauseSent
         * @description No visits from a day (today) until another, on which they go on.
         */
        SeriesPauseSent: {
            /** First */
            first?: string | null;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * OccurrenceWhole
         * @description A day with what else there is, and what leaving it out costs once it is ordered.
         */
        OccurrenceWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** State */
            state: string;
            worker: components["schemas"]["NamedWorker"] | null;
            /** Order Id */
            order_id: string | null;
            /** Agreed Fen */
            agreed_fen: number;
            /** Price Fen */
            price_fen: number | null;
            /** Trouble */
            trouble: string;
            /** Trouble Text */
            trouble_text: string;
            /** Answer Until At */
            answer_until_at: string | null;
            /**
             * Series Id
             * Format: uuid
             */
            series_id: string;
            /** Alternatives */
            alternatives: components["schemas"]["AlternativeSeen"][];
            skipping: components["schemas"]["SkippingSeen"] | null;
        };
        /**
         * SkippingSeen
         * @description What leaving an ordered day out costs now.
         */
        SkippingSeen: {
            /** Fee Fen */
            fee_fen: number;
            /** Refund Fen */
            refund_fen: number;
        };
        /**
         * OccurrenceSent
         * @description One day otherwise, at the price that was shown.
         */
        OccurrenceSent: {
            /** Starts At */
            starts_at?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Anybody
             * @default false
             */
            anybody: boolean;
            choice?: components["schemas"]["ChoiceSent"] | null;
            /** Shown Total Fen */
            shown_total_fen: number;
        };
        /**
         * OccurrencePrice
         * @description What a change of a day would cost, and what stands in its way.
         */
        OccurrencePrice: {
            /** Total Fen */
            total_fen: number | null;
            /** Trouble */
            trouble: string;
            /** Trouble Text */
            trouble_text: string;
        };
        /**
         * OccurrenceWished
         * @description One day otherwise: another time, person or choice; what is not said stays.
         */
        OccurrenceWished: {
            /** Starts At */
            starts_at?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Anybody
             * @default false
             */
            anybody: boolean;
            choice?: components["schemas"]["ChoiceSent"] | null;
        };
        /**
         * SkipSent
         * @description One day left out; for an order the fee that was shown.
         */
        SkipSent: {
            /** Shown Fee Fen */
            shown_fee_fen?: number | null;
        };
        /**
         * AgreementSent
         * @description A yes to the price that was shown, for one day or for all by today's prices.
         */
        AgreementSent: {
            /** Shown Total Fen */
            shown_total_fen: number;
            /**
             * For All
             * @default false
             */
            for_all: boolean;
        };
        /**
         * StandbySeen
         * @description Hours in which a worker stands by.
         */
        StandbySeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Note */
            note: string;
        };
        /**
         * StandbySent
         * @description From when to when, and a word why.
         */
        StandbySent: {
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * TrailWanted
         * @description Which entries are listed; an action by how it begins, such as `accounts.`.
         */
        TrailWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /**
             * Action
             * @default
             */
            action: string;
            /** Actor Id */
            actor_id?: string | null;
            /** Subject Id */
            subject_id?: string | null;
            /** At From */
            at_from?: string | null;
            /** At Until */
            at_until?: string | null;
        };
        /**
         * EntrySeen
         * @description One thing that somebody did; `number` is its place in the sealed chain.
         */
        EntrySeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Role */
            role: string;
            /** Actor Id */
            actor_id: string | null;
            /** Action */
            action: string;
            /** Subject Kind */
            subject_kind: string;
            /** Subject Id */
            subject_id: string | null;
            /** Reason */
            reason: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
        };
        /** Page[EntrySeen] */
        Page_EntrySeen_: {
            /** Items */
            items: components["schemas"]["EntrySeen"][];
            /** Next */
            next: string;
        };
        /**
         * OverdueSeen
         * @description A visit that does not go on by itself, since when and what it waits for.
         */
        OverdueSeen: {
            /**
             * Visit Id
             * Format: uuid
             */
            visit_id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Number */
            number: string;
            /** Waits For */
            waits_for: string;
            /** State */
            state: string;
            /** Service Name */
            service_name: string;
            /** Community */
            community: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Arrived At */
            arrived_at: string | null;
            /** Started At */
            started_at: string | null;
            /** Workers */
            workers: string[];
        };
        /** Page[OverdueSeen] */
        Page_OverdueSeen_: {
            /** Items */
            items: components["schemas"]["OverdueSeen"][];
            /** Next */
            next: string;
        };
        /**
         * AbsenceSent
         * @description Who was not there, whether somebody else is looked for, and why the desk says so.
         */
        AbsenceSent: {
            /** Reason */
            reason: string;
            /**
             * Side
             * @enum {string}
             */
            side: "customer" | "worker";
            /**
             * Search Again
             * @default false
             */
            search_again: boolean;
        };
        /**
         * TimeSent
         * @description Another time for a visit, and why.
         */
        TimeSent: {
            /** Reason */
            reason: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * CandidateSeen
         * @description Somebody who could take an order now, with the way there and what dispatch reckons.
         */
        CandidateSeen: {
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Name */
            name: string;
            /** Grade */
            grade: string;
            /** Distance M */
            distance_m: number;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Cost */
            cost: number;
            /** Parts */
            parts: {
                [key: string]: number;
            };
            /** Is Best */
            is_best: boolean;
        };
        /**
         * OfferSeen
         * @description One asking of one worker, and what came of it.
         */
        OfferSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Worker Name */
            worker_name: string;
            /** State */
            state: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Answered At */
            answered_at: string | null;
            /** Answer */
            answer: string;
            /** Pay Fen */
            pay_fen: number;
        };
        /**
         * ChanceSeen
         * @description What was counted of the last sixty days: how many waited for this service, and got it.
         */
        ChanceSeen: {
            /** Waited */
            waited: number;
            /** Placed */
            placed: number;
        };
        /**
         * PlaceInLineSeen
         * @description A waiting entry: its place in line, what was counted, and what is offered now.
         */
        PlaceInLineSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /** Service Name */
            service_name: string;
            /** Worker Id */
            worker_id: string | null;
            /** Worker Name */
            worker_name: string;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
            /** State */
            state: string;
            /**
             * Joined At
             * Format: date-time
             */
            joined_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Order Id */
            order_id: string | null;
            /** Ahead */
            ahead: number;
            chance: components["schemas"]["ChanceSeen"] | null;
            offer: components["schemas"]["SlotOfferSeen"] | null;
        };
        /**
         * SlotOfferSeen
         * @description A time that is kept for this customer, until a moment.
         */
        SlotOfferSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Total Fen */
            total_fen: number;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * EntryOfCaller
         * @description What a caller waits for.
         */
        EntryOfCaller: {
            /** Variant */
            variant: string;
            /**
             * Units
             * @default 1
             */
            units: number;
            /**
             * Options
             * @default []
             */
            options: components["schemas"]["Picked"][];
            /**
             * Materials
             * @default []
             */
            materials: components["schemas"]["Picked"][];
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /**
             * Address Id
             * Format: uuid
             */
            address_id: string;
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Pay
             * @default deposit
             * @enum {string}
             */
            pay: "deposit" | "whole";
            /**
             * Travel Mode
             * @default bus
             * @enum {string}
             */
            travel_mode: "bus" | "taxi";
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
            /**
             * Note
             * @default
             */
            note: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
        };
        /**
         * EntriesWanted
         * @description Whose entries are listed, and whether only those in line.
         */
        EntriesWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** Customer Id */
            customer_id?: string | null;
            /**
             * In Line
             * @default false
             */
            in_line: boolean;
        };
        /** Page[PlaceInLineSeen] */
        Page_PlaceInLineSeen_: {
            /** Items */
            items: components["schemas"]["PlaceInLineSeen"][];
            /** Next */
            next: string;
        };
        /**
         * YesSent
         * @description A yes at the price that was shown.
         */
        YesSent: {
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            /** Shown Total Fen */
            shown_total_fen: number;
        };
        /**
         * AnswerSent
         * @description Which offer is answered.
         */
        AnswerSent: {
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
        };
        /**
         * WorkersWanted
         * @description Which workers are listed.
         */
        WorkersWanted: {
            /**
             * After
             * @default
             */
            after: string;
            /**
             * Size
             * @default 20
             */
            size: number;
            /** State */
            state?: ("pending" | "active" | "paused" | "ended") | null;
        };
        /** Page[WorkerRow] */
        Page_WorkerRow_: {
            /** Items */
            items: components["schemas"]["WorkerRow"][];
            /** Next */
            next: string;
        };
        /**
         * WorkerRow
         * @description A worker in a list.
         */
        WorkerRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Grade */
            grade: string;
            /** Contract */
            contract: string;
            /** State */
            state: string;
            /** On Duty */
            on_duty: boolean;
            /** Rating Sum */
            rating_sum: number;
            /** Rating Count */
            rating_count: number;
            /** Visits Done */
            visits_done: number;
            /**
             * Enlisted At
             * Format: date-time
             */
            enlisted_at: string;
        };
        /**
         * LicenceSeen
         * @description A licence that was checked.
         */
        LicenceSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /**
             * Expires On
             * Format: date
             */
            expires_on: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * Stretch
         * @description A stretch of a weekday (0 is Monday) in minutes; past 1440 it is the next day.
         */
        Stretch: {
            /** Weekday */
            weekday: number;
            /** From Minute */
            from_minute: number;
            /** To Minute */
            to_minute: number;
        };
        /**
         * WorkerMoveSeen
         * @description A change of state, grade or share.
         */
        WorkerMoveSeen: {
            /** Verb */
            verb: string;
            /** Before */
            before: string;
            /** After */
            after: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Role */
            role: string;
            /** Reason */
            reason: string;
        };
        /**
         * WorkerWhole
         * @description A worker with skills, licences, plan and history; never with their home.
         */
        WorkerWhole: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Grade */
            grade: string;
            /** Contract */
            contract: string;
            /** State */
            state: string;
            /** On Duty */
            on_duty: boolean;
            /** Rating Sum */
            rating_sum: number;
            /** Rating Count */
            rating_count: number;
            /** Visits Done */
            visits_done: number;
            /**
             * Enlisted At
             * Format: date-time
             */
            enlisted_at: string;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** About */
            about: string;
            /** Photo Url */
            photo_url: string | null;
            /** Share Override Bp */
            share_override_bp: number | null;
            /** Paused Until At */
            paused_until_at: string | null;
            /** Skills */
            skills: string[];
            /** Licences */
            licences: components["schemas"]["LicenceSeen"][];
            /** Plan */
            plan: components["schemas"]["Stretch"][];
            /** History */
            history: components["schemas"]["WorkerMoveSeen"][];
        };
        /**
         * WorkerSent
         * @description Somebody whose papers were approved, as customers will know them.
         */
        WorkerSent: {
            /**
             * Dossier Id
             * Format: uuid
             */
            dossier_id: string;
            /** Name */
            name: string;
            /**
             * About
             * @default
             */
            about: string;
            /** Home Lat */
            home_lat: number;
            /** Home Lng */
            home_lng: number;
            /** Merchant Id */
            merchant_id?: string | null;
            /**
             * Skills
             * @default []
             */
            skills: string[];
        };
        /**
         * SkillsSent
         * @description All that a worker can do, as it was checked.
         */
        SkillsSent: {
            /** Skills */
            skills: string[];
        };
        /**
         * LicenceSent
         * @description A checked licence and its last day.
         */
        LicenceSent: {
            /** Kind */
            kind: string;
            /**
             * Expires On
             * Format: date
             */
            expires_on: string;
            /** Document Id */
            document_id?: string | null;
        };
        /**
         * GradeSent
         * @description A grade, an own share of the service fee or none, and why.
         */
        GradeSent: {
            /**
             * Grade
             * @enum {string}
             */
            grade: "normal" | "silver" | "gold" | "contracted";
            /** Share Override Bp */
            share_override_bp?: number | null;
            /** Reason */
            reason: string;
        };
        /**
         * WorkerContractSent
         * @description By which kind of contract one of the platform's own works, and why.
         */
        WorkerContractSent: {
            /**
             * Contract
             * @enum {string}
             */
            contract: "employed" | "freelance";
            /** Reason */
            reason: string;
        };
        /**
         * PlanSent
         * @description When a worker works.
         */
        PlanSent: {
            /** Stretches */
            stretches: components["schemas"]["Stretch"][];
        };
        /**
         * PauseSent
         * @description Until when a worker gets no new visits (None: until resumed), and why.
         */
        PauseSent: {
            /** Until At */
            until_at?: string | null;
            /** Reason */
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionSeen"][];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entered"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    who_am_i: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    list_trade_packs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    load_trade_pack: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeSeen"];
                };
            };
        };
    };
    list_trades: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeSeen"][];
                };
            };
        };
    };
    unlock_words: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlockSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeSeen"];
                };
            };
        };
    };
    list_passes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassSeen"][];
                };
            };
        };
    };
    list_bundles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BundleSeen"][];
                };
            };
        };
    };
    list_services: {
        parameters: {
            query?: {
                search?: string;
                trade?: string;
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSeen"][];
                };
            };
        };
    };
    one_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSeen"];
                };
            };
        };
    };
    change_service: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                service_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSeen"];
                };
            };
        };
    };
    terms_of_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Terms"];
                };
            };
        };
    };
    switch_service: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                service_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceState"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSeen"];
                };
            };
        };
    };
    publish_prices: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PricesSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListSeen"];
                };
            };
        };
    };
    publish_share_plan: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharePlanSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharePlanSeen"];
                };
            };
        };
    };
    publish_terms: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermsSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsSeen"];
                };
            };
        };
    };
    list_city_packs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    load_city_pack: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackSeen"];
                };
            };
        };
    };
    see_city_pack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackSeen"];
                };
            };
        };
    };
    list_areas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaSeen"][];
                };
            };
        };
    };
    add_area: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaSeen"];
                };
            };
        };
    };
    end_area: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                area_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaSeen"];
                };
            };
        };
    };
    see_tariff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mode: "bus" | "taxi";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffSeen"];
                };
            };
        };
    };
    publish_tariff: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TariffSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TariffSeen"];
                };
            };
        };
    };
    see_travel_times: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TravelTimesSeen"];
                };
            };
        };
    };
    list_holidays: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidaySeen"][];
                };
            };
        };
    };
    set_holiday: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidaySent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidaySeen"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                phone?: string;
                last4?: string;
                name?: string;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CustomerSeen_"];
                };
            };
        };
    };
    welcome_caller: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallerSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerSeen"];
                };
            };
        };
    };
    one_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerWhole"];
                };
            };
        };
    };
    save_address: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressSeen"];
                };
            };
        };
    };
    end_address: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                customer_id: string;
                address_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    unmask_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unmasked"];
                };
            };
        };
    };
    quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishOfCaller"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteSeen"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                state?: ("unpaid" | "open" | "assigned" | "under_way" | "finished" | "accepted" | "closed" | "cancelled") | null;
                service_id?: string | null;
                merchant_id?: string | null;
                customer_id?: string | null;
                placed_from?: string | null;
                placed_until?: string | null;
                number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderRow_"];
                };
            };
        };
    };
    place_order: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderOfCaller"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    see_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockSeen"];
                };
            };
        };
    };
    turn_clock: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockSeen"];
                };
            };
        };
    };
    assign_order: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    release_worker: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    explain_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
        };
    };
    track_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackSeen"][];
                };
            };
        };
    };
    see_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicySeen"];
                };
            };
        };
    };
    list_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyKept"][];
                };
            };
        };
    };
    publish_policy: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicySent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicySeen"];
                };
            };
        };
    };
    preview_policy: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyTried"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreviewed"];
                };
            };
        };
    };
    count_hints: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HintDaySeen"][];
                };
            };
        };
    };
    list_hints: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                worker_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_HintToldSeen_"];
                };
            };
        };
    };
    list_owed: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                late?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwedSeen_"];
                };
            };
        };
    };
    give_owed: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                compensation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivingSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwedSeen"];
                };
            };
        };
    };
    list_dossiers: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DossierRow_"];
                };
            };
        };
    };
    open_dossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DossierSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    one_dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    add_document: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    submit_dossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    look_at_dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierClear"];
                };
            };
        };
    };
    approve_dossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    reject_dossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    revoke_dossier: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                dossier_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierWhole"];
                };
            };
        };
    };
    list_balances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindSeen"][];
                };
            };
        };
    };
    see_statement: {
        parameters: {
            query: {
                account: string;
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
        };
    };
    see_journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                journal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalSeen"];
                };
            };
        };
    };
    run_audit: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditSeen"];
                };
            };
        };
    };
    list_merchants: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                state?: ("pending" | "active" | "paused" | "ended") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MerchantSeen_"];
                };
            };
        };
    };
    register_merchant: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MerchantSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSeen"];
                };
            };
        };
    };
    one_merchant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSeen"];
                };
            };
        };
    };
    change_merchant: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MerchantChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSeen"];
                };
            };
        };
    };
    activate_merchant: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSeen"];
                };
            };
        };
    };
    pause_merchant: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSeen"];
                };
            };
        };
    };
    end_merchant: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantSeen"];
                };
            };
        };
    };
    list_contracts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merchant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSeen"][];
                };
            };
        };
    };
    list_own_contracts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSeen"][];
                };
            };
        };
    };
    sign_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSeen"];
                };
            };
        };
    };
    register_partner: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerSeen"];
                };
            };
        };
    };
    end_partner: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                partner_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerSeen"];
                };
            };
        };
    };
    list_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateSeen"][];
                };
            };
        };
    };
    set_template: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateSeen"];
                };
            };
        };
    };
    one_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    preview_cancellation: {
        parameters: {
            query?: {
                on_behalf?: "" | "customer" | "worker";
                waived?: boolean;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellingSeen"];
                };
            };
        };
    };
    cancel_order: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancellingSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    refund_order: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    note_order: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceSeen"];
                };
            };
        };
    };
    unmask_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clear"];
                };
            };
        };
    };
    see_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingSeen"][];
                };
            };
        };
    };
    list_under_way: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                kind?: "refund" | "sharing" | "transfer" | "charge";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UnderWaySeen_"];
                };
            };
        };
    };
    list_failed_refunds: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RefundSeen_"];
                };
            };
        };
    };
    ask_refund_again: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                refund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundSeen"];
                };
            };
        };
    };
    send_refund_to_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                refund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    propose_abandoning: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                refund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundSeen"];
                };
            };
        };
    };
    abandon_refund: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                refund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundSeen"];
                };
            };
        };
    };
    list_failed_sharings: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SharingSeen_"];
                };
            };
        };
    };
    ask_sharing_again: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                sharing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingSeen"];
                };
            };
        };
    };
    give_sharing_up: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                sharing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingSeen"];
                };
            };
        };
    };
    list_pay_below_minimum: {
        parameters: {
            query?: {
                day?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HourlySeen"][];
                };
            };
        };
    };
    list_pay_days: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                worker_id?: string | null;
                short?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PayDaySeen_"];
                };
            };
        };
    };
    top_pay_up: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                pay_day_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayDaySeen"];
                };
            };
        };
    };
    leave_pay_short: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                pay_day_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayDaySeen"];
                };
            };
        };
    };
    list_failed_transfers: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransferSeen_"];
                };
            };
        };
    };
    ask_transfer_again: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferSeen"];
                };
            };
        };
    };
    take_transfer_back: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                transfer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferSeen"];
                };
            };
        };
    };
    list_unexplained: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UnexplainedSeen_"];
                };
            };
        };
    };
    give_back_unexplained: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                case_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundSeen"];
                };
            };
        };
    };
    list_plans: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DayPlanSeen_"];
                };
            };
        };
    };
    plan_day: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayPlanSent"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPlanSeen"];
                };
            };
        };
    };
    see_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPlanWhole"];
                };
            };
        };
    };
    apply_plan: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPlanWhole"];
                };
            };
        };
    };
    dismiss_plan: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPlanWhole"];
                };
            };
        };
    };
    list_risks: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RiskSeen_"];
                };
            };
        };
    };
    settle_risk: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                risk_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RiskSeen"];
                };
            };
        };
    };
    lose_worker: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerAbsenceSent"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPlanSeen"][];
                };
            };
        };
    };
    make_room: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayPlanSeen"];
                };
            };
        };
    };
    list_disputes: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DisputeHeard_"];
                };
            };
        };
    };
    one_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dispute_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeHeard"];
                };
            };
        };
    };
    decide_dispute: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                dispute_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeHeard"];
                };
            };
        };
    };
    list_low_reviews: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReviewSeen_"];
                };
            };
        };
    };
    look_at_review: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSeen"];
                };
            };
        };
    };
    list_objections: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ObjectionSeen_"];
                };
            };
        };
    };
    answer_objection: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                objection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionSeen"];
                };
            };
        };
    };
    queue_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueSeen"];
                };
            };
        };
    };
    list_dead: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeadSeen_"];
                };
            };
        };
    };
    retry_dead: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    list_replays: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReplaySeen_"];
                };
            };
        };
    };
    replay_day: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaySent"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplaySeen"];
                };
            };
        };
    };
    see_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replay_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayWhole"];
                };
            };
        };
    };
    add_operator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperatorSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorSeen"];
                };
            };
        };
    };
    enrol_time_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeCode"];
                };
            };
        };
    };
    set_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: {
                merchant_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleSeen"][];
                };
            };
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleSeen"];
                };
            };
        };
    };
    end_role: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleSeen"];
                };
            };
        };
    };
    preview_series: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewForCaller"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewSeen"];
                };
            };
        };
    };
    list_series: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                customer_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SeriesCard_"];
                };
            };
        };
    };
    open_series: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesOfCaller"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSeen"];
                };
            };
        };
    };
    one_series: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSeen"];
                };
            };
        };
    };
    change_following: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowingSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSeen"];
                };
            };
        };
    };
    pause_series: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesPauseSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSeen"];
                };
            };
        };
    };
    resume_series: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSeen"];
                };
            };
        };
    };
    end_series: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                series_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSeen"];
                };
            };
        };
    };
    one_occurrence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                occurrence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceWhole"];
                };
            };
        };
    };
    change_occurrence: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                occurrence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OccurrenceSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceWhole"];
                };
            };
        };
    };
    price_occurrence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                occurrence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OccurrenceWished"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrencePrice"];
                };
            };
        };
    };
    skip_occurrence: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                occurrence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceWhole"];
                };
            };
        };
    };
    restore_occurrence: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                occurrence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceWhole"];
                };
            };
        };
    };
    agree_to_occurrence: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                occurrence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OccurrenceWhole"];
                };
            };
        };
    };
    list_standbys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandbySeen"][];
                };
            };
        };
    };
    stand_by: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandbySent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandbySeen"];
                };
            };
        };
    };
    stand_down: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                standby_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    list_trail: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                action?: string;
                actor_id?: string | null;
                subject_id?: string | null;
                at_from?: string | null;
                at_until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntrySeen_"];
                };
            };
        };
    };
    list_overdue: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OverdueSeen_"];
                };
            };
        };
    };
    set_out: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    arrive: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    finish: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    report_absence: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    move: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderWhole"];
                };
            };
        };
    };
    list_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateSeen"][];
                };
            };
        };
    };
    list_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSeen"][];
                };
            };
        };
    };
    withdraw_offer: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSeen"][];
                };
            };
        };
    };
    list_entries: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                customer_id?: string | null;
                in_line?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PlaceInLineSeen_"];
                };
            };
        };
    };
    join_line: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryOfCaller"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceInLineSeen"];
                };
            };
        };
    };
    one_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceInLineSeen"];
                };
            };
        };
    };
    leave_line: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceInLineSeen"];
                };
            };
        };
    };
    accept_slot: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["YesSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceInLineSeen"];
                };
            };
        };
    };
    decline_slot: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceInLineSeen"];
                };
            };
        };
    };
    list_workers: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                state?: ("pending" | "active" | "paused" | "ended") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_WorkerRow_"];
                };
            };
        };
    };
    enlist_worker: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    one_worker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    set_skills: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillsSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    record_licence: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LicenceSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    change_grade: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GradeSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    change_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkerContractSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    set_plan: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    pause_worker: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    resume_worker: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
    end_worker: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                worker_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Why"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerWhole"];
                };
            };
        };
    };
}
