// Generated from openapi/customer.json by `npm run types`.

export interface paths {
    "/api/customer/v1/sessions/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Code
         * @description Send a login code to a phone.
         */
        post: operations["request_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/sessions/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In With Phone
         * @description Sign in with the code that was sent to a phone.
         */
        post: operations["sign_in_with_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/sessions/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In With Wechat
         * @description Sign in with what the mini program gave.
         */
        post: operations["sign_in_with_wechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/sessions": {
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/sessions/{session_id}": {
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
    "/api/customer/v1/sessions/others/end": {
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
    "/api/customer/v1/me/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link Wechat
         * @description Let the mini program know this account from now on.
         */
        post: operations["link_wechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Phone
         * @description Keep the phone that the mini program vouches for.
         */
        post: operations["record_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Consents
         * @description Everything the caller ever allowed, newest first.
         */
        get: operations["list_consents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/me/consents/{purpose}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give Consent
         * @description Allow a purpose under a text.
         */
        put: operations["give_consent"];
        post?: never;
        /**
         * Withdraw Consent
         * @description Take a consent back.
         */
        delete: operations["withdraw_consent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notices
         * @description What the caller was told, newest first.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Notices
         * @description Note that everything was read.
         */
        post: operations["read_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/notices/allowances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Allowances
         * @description The messages that this app can ask for, and how many of each are allowed now.
         */
        get: operations["list_allowances"];
        put?: never;
        /**
         * Allow Messages
         * @description Note that the caller's tap allowed messages.
         */
        post: operations["allow_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep Picture
         * @description Keep a picture of the caller's, made anew without its hidden facts.
         */
        post: operations["keep_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/pictures/{picture_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Picture
         * @description A fresh address of one's own picture.
         */
        get: operations["see_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who Am I
         * @description The caller's own facts.
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
    "/api/customer/v1/me/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Name
         * @description Keep the name a customer goes by.
         */
        put: operations["save_name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/cities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Cities
         * @description The cities of this house, sorted as a dictionary does.
         */
        get: operations["list_cities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Addresses
         * @description The caller's places, newest first.
         */
        get: operations["list_addresses"];
        put?: never;
        /**
         * Save Address
         * @description Add a place.
         */
        post: operations["save_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Address
         * @description Replace a place; orders keep the old one, and the answer names the new one.
         */
        put: operations["change_address"];
        post?: never;
        /**
         * End Address
         * @description Take a place out of the book.
         */
        delete: operations["end_address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description What was proposed for an order, oldest first.
         */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/changes/{change_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Change
         * @description Approve or decline a proposed change.
         */
        post: operations["decide_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sellers
         * @description Whom a customer may order from in this city.
         */
        get: operations["list_sellers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/quotes": {
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
         * @description The price and terms of a wish; nothing is kept.
         */
        post: operations["quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description The caller's orders, newest first.
         */
        get: operations["list_orders"];
        put?: never;
        /**
         * Place Order
         * @description Order a service at the price that was shown.
         */
        post: operations["place_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Order
         * @description One order with lines, visits, people, changes, bills and timeline.
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
    "/api/customer/v1/orders/{order_id}/cancellation": {
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
         * @description Cancel for the fee that was shown.
         */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Bills
         * @description What was asked for an order, and what of it is paid.
         */
        get: operations["list_bills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay Order
         * @description Begin to pay the open bill; asking again gives the same charge while it is open.
         */
        post: operations["pay_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Balance
         * @description The bill over what is still due.
         */
        post: operations["ask_balance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/tips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tip
         * @description A bill for a tip; a newer wish replaces an unpaid one.
         */
        post: operations["tip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Review
         * @description What the caller said of an order, with the worker's answer.
         */
        get: operations["see_review"];
        put?: never;
        /**
         * Review Order
         * @description Say how it was, once.
         */
        post: operations["review_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Disputes
         * @description The disputes of an order, newest first.
         */
        get: operations["list_disputes"];
        put?: never;
        /**
         * Open Dispute
         * @description Object to accepted work while the window is open.
         */
        post: operations["open_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/disputes/{dispute_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Dispute
         * @description Take an objection back.
         */
        post: operations["withdraw_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Search
         * @description How far the search came, and until when it goes on.
         */
        get: operations["see_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/applicants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Applicants
         * @description Who applied, the nearest first.
         */
        get: operations["list_applicants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/applicants/{applicant_id}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pick Applicant
         * @description Choose one of those who applied.
         */
        post: operations["pick_applicant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/another-worker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find Another
         * @description Let the house look for somebody, after the chosen worker could not come.
         */
        post: operations["find_another"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/compensations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Compensations
         * @description What the customer gets because a promise about this order was not kept.
         */
        get: operations["list_compensations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/compensations/{compensation_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect Compensation
         * @description Have an owed compensation sent to one's WeChat once more, to be confirmed there in a day.
         */
        post: operations["collect_compensation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/series/previews": {
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
    "/api/customer/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Series
         * @description The caller's series, newest first.
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
    "/api/customer/v1/series/{series_id}": {
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
    "/api/customer/v1/series/{series_id}/changes": {
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
    "/api/customer/v1/series/{series_id}/pause": {
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
    "/api/customer/v1/series/{series_id}/end": {
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
    "/api/customer/v1/occurrences/{occurrence_id}": {
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
    "/api/customer/v1/occurrences/{occurrence_id}/previews": {
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
    "/api/customer/v1/occurrences/{occurrence_id}/skip": {
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
    "/api/customer/v1/occurrences/{occurrence_id}/agreement": {
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
    "/api/customer/v1/trades": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trades
         * @description The families of services of the city.
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
    "/api/customer/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Services
         * @description What is sold now, found by Chinese, English, pinyin or other words for it.
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
    "/api/customer/v1/services/{service_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Service
         * @description One service with its choices, prices, steps and terms.
         */
        get: operations["one_service"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/algorithm-notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Algorithm
         * @description How dispatch decides: factors, reach, rounds, rest, fairness, guarantee, as they run.
         */
        get: operations["see_algorithm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Blocks
         * @description Who is not to come again.
         */
        get: operations["list_blocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/workers/{worker_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Block Worker
         * @description Never be sent this worker again; they are not told.
         */
        post: operations["block_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/blocks/{block_id}": {
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
         * Unblock
         * @description Undo it.
         */
        delete: operations["unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/trip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Trip
         * @description Where those who come are, as far as a customer may know.
         */
        get: operations["see_trip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/visits/{visit_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Steps
         * @description The steps of the work with their photos.
         */
        get: operations["list_steps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/visits/{visit_id}/start-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Start Code
         * @description A code that the worker needs to begin; a new one replaces the last.
         */
        post: operations["show_start_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/visits/{visit_id}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Reschedule Visit
         * @description Move a visit to another time at the price as sold.
         */
        put: operations["reschedule_visit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/visits/{visit_id}/worker-absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Worker Absence
         * @description Say that nobody came in the stated time.
         */
        post: operations["report_worker_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/finish-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Finish Code
         * @description A code by which the worker's scan accepts the work.
         */
        post: operations["show_finish_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Work
         * @description Accept the work; while something is due, its payment completes the acceptance.
         */
        post: operations["accept_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/orders/{order_id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Visits
         * @description The visits of an order with those who come.
         */
        get: operations["list_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description What the caller waits or waited for, newest first.
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
    "/api/customer/v1/waiting/{entry_id}": {
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
    "/api/customer/v1/waiting/{entry_id}/acceptance": {
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
    "/api/customer/v1/waiting/{entry_id}/refusal": {
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
    "/api/customer/v1/served": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is Served
         * @description Whether anybody comes to a place.
         */
        get: operations["is_served"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/services/{service_id}/starts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Free Starts
         * @description The times of a day of the city at which the visit can begin at an address.
         */
        get: operations["free_starts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/services/{service_id}/why-not": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why Not
         * @description Why nobody can come at a time.
         */
        get: operations["why_not"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/services/{service_id}/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workers To Choose
         * @description Whom the customer may choose for a service at an address, soonest free first.
         */
        get: operations["workers_to_choose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customer/v1/workers/{worker_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews Of Worker
         * @description What was said of a worker, with their public facts.
         */
        get: operations["reviews_of_worker"];
        put?: never;
        post?: never;
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
         * CodeWanted
         * @description The phone that a login code goes to.
         */
        CodeWanted: {
            /** Phone */
            phone: string;
        };
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
         * PhoneSignIn
         * @description A phone and the code that was sent to it.
         */
        PhoneSignIn: {
            /** Phone */
            phone: string;
            /** Code */
            code: string;
            /**
             * Client
             * @default
             */
            client: string;
        };
        /**
         * WechatSignIn
         * @description What the mini program gave: a log-in code and, if the person agreed, a phone code.
         */
        WechatSignIn: {
            /** Code */
            code: string;
            /**
             * Phone Code
             * @default
             */
            phone_code: string;
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
         * WechatCode
         * @description A code that the mini program gave for one thing.
         */
        WechatCode: {
            /** Code */
            code: string;
        };
        /**
         * ConsentSeen
         * @description What was allowed, and when it was taken back.
         */
        ConsentSeen: {
            /** Purpose */
            purpose: string;
            /** Text Version */
            text_version: string;
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * ConsentGiven
         * @description The version of the text that was read and agreed to.
         */
        ConsentGiven: {
            /** Text Version */
            text_version: string;
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
         * NoticeSeen
         * @description One thing that the caller was told.
         */
        NoticeSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Text */
            text: string;
            /** Order Id */
            order_id: string | null;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Read At */
            read_at: string | null;
        };
        /**
         * NoticesSeen
         * @description A page of notices, and how many wait to be read.
         */
        NoticesSeen: {
            /** Items */
            items: components["schemas"]["NoticeSeen"][];
            /** Next */
            next: string;
            /** Unread */
            unread: number;
        };
        /**
         * AllowanceAsked
         * @description A message that the app can ask to be allowed, under the channel's id of its template.
         */
        AllowanceAsked: {
            /** Template */
            template: string;
            /** Left */
            left: number;
            /** Template Id */
            template_id: string;
        };
        /**
         * AllowanceSeen
         * @description How many messages are allowed now.
         */
        AllowanceSeen: {
            /** Template */
            template: string;
            /** Left */
            left: number;
        };
        /**
         * Allowance
         * @description How many subscribe messages of a template the caller's taps allowed.
         */
        Allowance: {
            /** Template */
            template: string;
            /**
             * Count
             * @default 1
             * @enum {integer}
             */
            count: 1 | 2 | 3 | 4 | 5;
        };
        /**
         * PictureKept
         * @description A picture that was kept, and the short address under which it can be seen.
         */
        PictureKept: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
        };
        /**
         * Me
         * @description Who the caller is here.
         */
        Me: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** City Id */
            city_id: number;
            /** Name */
            name: string;
            /** Phone Last4 */
            phone_last4: string;
            /**
             * Since At
             * Format: date-time
             */
            since_at: string;
        };
        /**
         * NameGiven
         * @description The name a customer goes by.
         */
        NameGiven: {
            /** Name */
            name: string;
        };
        /**
         * CitySeen
         * @description A city that is served.
         */
        CitySeen: {
            /** Number */
            number: number;
            /** Name */
            name: string;
            /** Zone */
            zone: string;
            /** Center Lat */
            center_lat: number;
            /** Center Lng */
            center_lng: number;
            /** State */
            state: string;
            /**
             * Is Mine
             * @description the city that this request is about
             */
            is_mine: boolean;
        };
        /**
         * AddressSeen
         * @description A place in the book; `is_served` says whether anybody comes there.
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
            /** Is Served */
            is_served: boolean;
        };
        /**
         * AddressKept
         * @description The id under which a place is kept now.
         */
        AddressKept: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * AddressWanted
         * @description A place as the customer writes it (GCJ-02).
         */
        AddressWanted: {
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
         * ChangeSeen
         * @description More work or material that was asked for on site.
         */
        ChangeSeen: {
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
            /** State */
            state: string;
            /** Lines */
            lines: components["schemas"]["LineSeen"][];
            /** Minutes */
            minutes: number;
            /** Amount Fen */
            amount_fen: number;
            /** Paid Now */
            paid_now: boolean;
            /** Reason */
            reason: string;
            /**
             * Proposed At
             * Format: date-time
             */
            proposed_at: string;
            /**
             * Lapses At
             * Format: date-time
             */
            lapses_at: string;
            /** Decided At */
            decided_at: string | null;
        };
        /**
         * LineSeen
         * @description One line of a price; the total is the sum of the lines.
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
        };
        /**
         * Decided
         * @description Yes or no to a change.
         */
        Decided: {
            /** Approve */
            approve: boolean;
        };
        /**
         * SellerSeen
         * @description A seller; the house itself has no merchant id.
         */
        SellerSeen: {
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
        };
        /**
         * SellersSeen
         * @description The firms that serve, a page at a time, and the house's own trade.
         */
        SellersSeen: {
            /** Items */
            items: components["schemas"]["SellerSeen"][];
            /** Next */
            next: string;
            house: components["schemas"]["SellerSeen"];
        };
        /**
         * QuoteSeen
         * @description What a wish costs now, line by line, what is paid first, and by when things hold.
         */
        QuoteSeen: {
            /** Lines */
            lines: components["schemas"]["LineSeen"][];
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
            /** Pay Within Minutes */
            pay_within_minutes: number;
            /** Merchant Id */
            merchant_id: string | null;
            /** Seller Name */
            seller_name: string;
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
         * WishSent
         * @description A service with its choice, how to get a person, when, where, and how to pay.
         */
        WishSent: {
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
        };
        /**
         * OrderTaken
         * @description The receipt of an order that was just placed: what is to be paid for it, and when.
         */
        OrderTaken: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Total Fen */
            total_fen: number;
            /** First Part Fen */
            first_part_fen: number;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Pay From At */
            pay_from_at: string | null;
            /** Pay Until At */
            pay_until_at: string | null;
        };
        /**
         * OrderSent
         * @description An order: the wish, the price that was shown, and what the worker should know.
         */
        OrderSent: {
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
            /** Group */
            group?: ("unpaid" | "coming" | "to_accept" | "done" | "cancelled") | null;
        };
        /**
         * OrderCard
         * @description An order in a list.
         */
        OrderCard: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /** Service Name */
            service_name: string;
            /** Way */
            way: string;
            /** Timing */
            timing: string;
            /** Community */
            community: string;
            /** Total Fen */
            total_fen: number;
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
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Pay Until At */
            pay_until_at: string | null;
        };
        /** Page[OrderCard] */
        Page_OrderCard_: {
            /** Items */
            items: components["schemas"]["OrderCard"][];
            /** Next */
            next: string;
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
         * MoveSeen
         * @description One step of the order: what happened, and by which side.
         */
        MoveSeen: {
            /** Verb */
            verb: string;
            /** State */
            state: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
        };
        /**
         * OrderSeen
         * @description One order with all that its customer may know.
         */
        OrderSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /** Service Name */
            service_name: string;
            /** Way */
            way: string;
            /** Timing */
            timing: string;
            /** Community */
            community: string;
            /** Total Fen */
            total_fen: number;
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
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Pay Until At */
            pay_until_at: string | null;
            /** Variant */
            variant: string;
            /** Units */
            units: number;
            /** Seller */
            seller: string;
            /** Pay */
            pay: string;
            /** Deposit Fen */
            deposit_fen: number;
            /** Changes Fen */
            changes_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Due Fen */
            due_fen: number;
            /** Fee Fen */
            fee_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Pay From At */
            pay_from_at: string | null;
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
            /** Note */
            note: string;
            /** Photo Urls */
            photo_urls: (string | null)[];
            address: components["schemas"]["AddressSeen"];
            /** Lines */
            lines: components["schemas"]["LineSeen"][];
            /** Visits */
            visits: components["schemas"]["VisitSeen"][];
            /** Changes */
            changes: components["schemas"]["ChangeSeen"][];
            /** Bills */
            bills: components["schemas"]["BillSeen"][];
            /** Timeline */
            timeline: components["schemas"]["MoveSeen"][];
        };
        /**
         * PersonSeen
         * @description Who comes, as everybody may know them.
         */
        PersonSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Photo Url */
            photo_url: string | null;
            /** Grade */
            grade: string;
            /** Rating */
            rating: number | null;
            /** Visits Done */
            visits_done: number;
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
            /** Workers */
            workers: components["schemas"]["PersonSeen"][];
        };
        /**
         * CancellingSeen
         * @description What cancelling costs now.
         */
        CancellingSeen: {
            /** Fee Fen */
            fee_fen: number;
            /** Refund Fen */
            refund_fen: number;
        };
        /**
         * CancellingSent
         * @description A cancellation with the fee that was shown.
         */
        CancellingSent: {
            /** Shown Fee Fen */
            shown_fee_fen: number;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * PayerStepSeen
         * @description What the payer's client needs next; one of the three, by the scene.
         */
        PayerStepSeen: {
            /**
             * Bill Id
             * Format: uuid
             */
            bill_id: string;
            /** Amount Fen */
            amount_fen: number;
            /** Prepay */
            prepay: {
                [key: string]: string;
            } | null;
            /** Code Url */
            code_url: string | null;
            /** H5 Url */
            h5_url: string | null;
        };
        /**
         * PaySent
         * @description Where the payer is: in the mini program, in front of a QR code, or in a phone's browser.
         */
        PaySent: {
            /**
             * Scene
             * @enum {string}
             */
            scene: "jsapi" | "native" | "h5";
            /** Bill Id */
            bill_id?: string | null;
        };
        /**
         * TipSent
         * @description A tip of the customer's own wish.
         */
        TipSent: {
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * ReviewSeen
         * @description The caller's own review.
         */
        ReviewSeen: {
            /** Stars */
            stars: number;
            /** Tags */
            tags: string[];
            /** Text */
            text: string;
            /** Photo Urls */
            photo_urls: (string | null)[];
            /** Answer */
            answer: string;
            /**
             * Said At
             * Format: date-time
             */
            said_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * ReviewSent
         * @description How it was.
         */
        ReviewSent: {
            /** Stars */
            stars: number;
            /**
             * Tags
             * @default []
             */
            tags: string[];
            /**
             * Text
             * @default
             */
            text: string;
            /**
             * Photo Ids
             * @default []
             */
            photo_ids: string[];
        };
        /**
         * DisputeSeen
         * @description An objection and its clock.
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
            /** Photo Urls */
            photo_urls: (string | null)[];
        };
        /**
         * DisputeSent
         * @description What was wrong, with pictures.
         */
        DisputeSent: {
            /** Reason */
            reason: string;
            /**
             * Photo Ids
             * @default []
             */
            photo_ids: string[];
        };
        /**
         * SearchSeen
         * @description How the search for people goes.
         */
        SearchSeen: {
            /** Mode */
            mode: string;
            /** State */
            state: string;
            /** Round */
            round: number;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Applicants */
            applicants: number;
        };
        /**
         * ApplicantSeen
         * @description Somebody who wants to come.
         */
        ApplicantSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            worker: components["schemas"]["PersonSeen"];
            /** Distance M */
            distance_m: number;
            /** Eta Seconds */
            eta_seconds: number;
            /** Note */
            note: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
        };
        /**
         * CompensationSeen
         * @description What the customer gets without asking, because a promise was not kept.
         *
         *     `package` is what the client needs to confirm the receipt of one that was sent.
         */
        CompensationSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Cause */
            cause: string;
            /** Amount Fen */
            amount_fen: number;
            /** State */
            state: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Package */
            package: string;
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
         * PreviewWanted
         * @description What a rhythm would bring; `series_id` names the one that it shall replace.
         */
        PreviewWanted: {
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
         * SeriesSent
         * @description An agreement at the usual price that was shown.
         */
        SeriesSent: {
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
         * TradeSeen
         * @description A family of services.
         */
        TradeSeen: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * Searched
         * @description What services are looked for by.
         */
        Searched: {
            /**
             * Search
             * @default
             */
            search: string;
            /** Trade */
            trade?: string | null;
        };
        /**
         * ServiceSeen
         * @description A service in a list, with the least it costs.
         */
        ServiceSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Description */
            description: string;
            /** Trade */
            trade: string;
            /** Trade Name */
            trade_name: string;
            /** Unit */
            unit: string;
            /** Ways */
            ways: string[];
            /** Timings */
            timings: string[];
            /** From Fen */
            from_fen: number | null;
        };
        /**
         * CancellingTerm
         * @description One row of the cancellation table.
         */
        CancellingTerm: {
            /** By */
            by: string;
            /** Stage */
            stage: string;
            /** Before Minutes */
            before_minutes: number;
            /** Work Bp */
            work_bp: number;
            /** Travel Bp */
            travel_bp: number;
            /** Worker Bp */
            worker_bp: number;
            /** Fee Max Fen */
            fee_max_fen: number | null;
        };
        /**
         * DepositSeen
         * @description What is paid when ordering: nothing, a fixed amount, a part, or the whole.
         */
        DepositSeen: {
            /** Mode */
            mode: string;
            /**
             * Amount Fen
             * @default 0
             */
            amount_fen: number;
            /**
             * Bp
             * @default 0
             */
            bp: number;
            /**
             * Minimum Fen
             * @default 0
             */
            minimum_fen: number;
        };
        /**
         * PartSeen
         * @description A variant, option or material: what it is called, costs and takes.
         */
        PartSeen: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Amount Fen */
            amount_fen: number | null;
            /** Minutes */
            minutes: number;
            /** Count Max */
            count_max: number;
        };
        /**
         * ServiceDetail
         * @description All that a customer reads before ordering.
         */
        ServiceDetail: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Description */
            description: string;
            /** Trade */
            trade: string;
            /** Trade Name */
            trade_name: string;
            /** Unit */
            unit: string;
            /** Ways */
            ways: string[];
            /** Timings */
            timings: string[];
            /** From Fen */
            from_fen: number | null;
            /** Units Min */
            units_min: number;
            /** Units Max */
            units_max: number;
            /** Crew */
            crew: number;
            /** Radius M */
            radius_m: number;
            /** Warranty Days */
            warranty_days: number;
            /** Safety */
            safety: string;
            /** Standards */
            standards: string[];
            /** Variants */
            variants: components["schemas"]["PartSeen"][];
            /** Options */
            options: components["schemas"]["PartSeen"][];
            /** Materials */
            materials: components["schemas"]["PartSeen"][];
            /** Surcharges */
            surcharges: components["schemas"]["SurchargeSeen"][];
            deposit: components["schemas"]["DepositSeen"];
            /** Steps */
            steps: components["schemas"]["StepOutline"][];
            terms: components["schemas"]["TermsSeen"];
        };
        /**
         * StepOutline
         * @description One step of the work.
         */
        StepOutline: {
            /** Name */
            name: string;
            /** Phase */
            phase: string;
            /** Has Photo */
            has_photo: boolean;
        };
        /**
         * SurchargeSeen
         * @description A published addition, in basis points of the work.
         */
        SurchargeSeen: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Bp */
            bp: number;
        };
        /**
         * TermsSeen
         * @description The terms a service is sold under.
         */
        TermsSeen: {
            /** Pay Within Minutes */
            pay_within_minutes: number;
            /** Accept After Hours */
            accept_after_hours: number;
            /** Dispute Hours */
            dispute_hours: number;
            /** Pay Ahead Days */
            pay_ahead_days: number;
            /** Customer Wait Minutes */
            customer_wait_minutes: number;
            /** Worker Late Minutes */
            worker_late_minutes: number;
            /** Decide Change Minutes */
            decide_change_minutes: number;
            /** Cancelling */
            cancelling: components["schemas"]["CancellingTerm"][];
        };
        /**
         * AlgorithmSeen
         * @description How dispatch decides in this city now; `version` is the policy's that runs.
         */
        AlgorithmSeen: {
            /** Version */
            version: number;
            /** Sections */
            sections: components["schemas"]["SectionSeen"][];
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
         * BlockSeen
         * @description Somebody who is not to come again.
         */
        BlockSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            worker: components["schemas"]["PersonSeen"];
            /** Reason */
            reason: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
        };
        /** Page[BlockSeen] */
        Page_BlockSeen_: {
            /** Items */
            items: components["schemas"]["BlockSeen"][];
            /** Next */
            next: string;
        };
        /**
         * BlockSent
         * @description Why; nobody but the customer and the desk reads it.
         */
        BlockSent: {
            /** Reason */
            reason: string;
        };
        /**
         * OnTheWaySeen
         * @description One worker who comes: rounded before they set out, a pin with its age on the way.
         */
        OnTheWaySeen: {
            worker: components["schemas"]["PersonSeen"] | null;
            /** Distance M */
            distance_m: number | null;
            /** Lat */
            lat: number | null;
            /** Lng */
            lng: number | null;
            /** Accuracy M */
            accuracy_m: number | null;
            /** Fix Age Seconds */
            fix_age_seconds: number | null;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Eta Age Seconds */
            eta_age_seconds: number | null;
            /** Set Out At */
            set_out_at: string | null;
            /** Arrived At */
            arrived_at: string | null;
        };
        /**
         * TripSeen
         * @description How far the running or next visit of an order came.
         */
        TripSeen: {
            /**
             * Visit Id
             * Format: uuid
             */
            visit_id: string;
            /** Visit State */
            visit_state: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Workers */
            workers: components["schemas"]["OnTheWaySeen"][];
        };
        /**
         * StepSeen
         * @description One step of the work, and when and how it was done.
         */
        StepSeen: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Phase */
            phase: string;
            /** Has Photo */
            has_photo: boolean;
            /** Done At */
            done_at: string | null;
            /** Photo Url */
            photo_url: string | null;
        };
        /**
         * CodeSeen
         * @description Digits to say, and until when they hold.
         */
        CodeSeen: {
            /** Code */
            code: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * TimeWanted
         * @description Another time for a visit.
         */
        TimeWanted: {
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * AbsenceSent
         * @description Nobody came: somebody else, or the money back.
         */
        AbsenceSent: {
            /** Search Again */
            search_again: boolean;
        };
        /**
         * FinishCodeSeen
         * @description A code to say or to be scanned (`token` is what the QR picture holds).
         */
        FinishCodeSeen: {
            /** Code */
            code: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Token */
            token: string;
        };
        /**
         * Acceptance
         * @description The customer's yes: a tap, or the code that the worker shows.
         */
        Acceptance: {
            /**
             * Code
             * @default
             */
            code: string;
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
         * WaitingSent
         * @description What somebody waits for: a visit that begins from one moment to another.
         */
        WaitingSent: {
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
         * PlaceLooked
         * @description A place on the map (GCJ-02).
         */
        PlaceLooked: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
        };
        /**
         * ServedSeen
         * @description Whether anybody comes there.
         */
        ServedSeen: {
            /** Is Served */
            is_served: boolean;
        };
        /**
         * DayLooked
         * @description A day to be looked at.
         */
        DayLooked: {
            /** Address Id */
            address_id?: string | null;
            /** Lat */
            lat?: number | null;
            /** Lng */
            lng?: number | null;
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
            options: string[];
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Day
             * Format: date
             */
            day: string;
        };
        /**
         * StartSeen
         * @description A time at which somebody can come.
         */
        StartSeen: {
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
            /** Workers */
            workers: number;
        };
        /**
         * MomentLooked
         * @description A start to be looked at.
         */
        MomentLooked: {
            /** Address Id */
            address_id?: string | null;
            /** Lat */
            lat?: number | null;
            /** Lng */
            lng?: number | null;
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
            options: string[];
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * ReasonSeen
         * @description Why a time does not work, and for how many workers.
         */
        ReasonSeen: {
            /** Code */
            code: string;
            /** Text */
            text: string;
            /** Workers */
            workers: number;
        };
        /**
         * WhyNotSeen
         * @description Whether a time is free, else why not: how many could come at all, how many are needed, what
         *     the others lack, and the nearest free times before and after.
         */
        WhyNotSeen: {
            /** Is Free */
            is_free: boolean;
            /** Could Come */
            could_come: number;
            /** Needed */
            needed: number;
            /** Reasons */
            reasons: components["schemas"]["ReasonSeen"][];
            /** Before */
            before: string | null;
            /** After */
            after: string | null;
        };
        /**
         * PeopleLooked
         * @description How many days are looked through for people.
         */
        PeopleLooked: {
            /** Address Id */
            address_id?: string | null;
            /** Lat */
            lat?: number | null;
            /** Lng */
            lng?: number | null;
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
            options: string[];
            /** Merchant Id */
            merchant_id?: string | null;
            /** Worker Id */
            worker_id?: string | null;
            /**
             * Days
             * @default 3
             */
            days: number;
        };
        /**
         * WorkerShown
         * @description A worker to choose from: a rounded distance and no home.
         */
        WorkerShown: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Name */
            name: string;
            /** About */
            about: string;
            /** Photo Url */
            photo_url: string | null;
            /** Grade */
            grade: string;
            /** Rating */
            rating: number | null;
            /** Rating Count */
            rating_count: number;
            /** Visits Done */
            visits_done: number;
            /** Distance M */
            distance_m: number;
            /** Next Free At */
            next_free_at: string | null;
        };
        /**
         * ReviewOfWorker
         * @description What a customer said of a worker, as everybody reads it.
         */
        ReviewOfWorker: {
            /** Stars */
            stars: number;
            /** Tags */
            tags: string[];
            /** Text */
            text: string;
            /** Photo Urls */
            photo_urls: (string | null)[];
            /** Answer */
            answer: string;
            /**
             * Said At
             * Format: date-time
             */
            said_at: string;
        };
        /**
         * WorkerReviews
         * @description What customers said of a worker, newest first.
         */
        WorkerReviews: {
            /** Items */
            items: components["schemas"]["ReviewOfWorker"][];
            /** Next */
            next: string;
            /** Name */
            name: string;
            /** Rating */
            rating: number | null;
            /** Visits Done */
            visits_done: number;
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
    request_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeWanted"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    sign_in_with_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneSignIn"];
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
    sign_in_with_wechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WechatSignIn"];
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
    link_wechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WechatCode"];
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
    record_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WechatCode"];
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
    list_consents: {
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
                    "application/json": components["schemas"]["ConsentSeen"][];
                };
            };
        };
    };
    give_consent: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                purpose: "terms" | "privacy" | "location" | "id_documents" | "face" | "share_with_merchant" | "share_with_insurer" | "recording" | "marketing" | "personal_ranking";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentGiven"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentSeen"];
                };
            };
        };
    };
    withdraw_consent: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                purpose: "terms" | "privacy" | "location" | "id_documents" | "face" | "share_with_merchant" | "share_with_insurer" | "recording" | "marketing" | "personal_ranking";
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
    list_notices: {
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
                    "application/json": components["schemas"]["NoticesSeen"];
                };
            };
        };
    };
    read_notices: {
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
    list_allowances: {
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
                    "application/json": components["schemas"]["AllowanceAsked"][];
                };
            };
        };
    };
    allow_messages: {
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
                "application/json": components["schemas"]["Allowance"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowanceSeen"];
                };
            };
        };
    };
    keep_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Purpose
                     * @enum {string}
                     */
                    purpose: "order.photo" | "review.photo" | "dispute.photo";
                    /**
                     * Picture
                     * Format: binary
                     */
                    picture: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureKept"];
                };
            };
        };
    };
    see_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                picture_id: string;
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
                    "application/json": components["schemas"]["PictureKept"];
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
    save_name: {
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
                "application/json": components["schemas"]["NameGiven"];
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
    list_cities: {
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
                    "application/json": components["schemas"]["CitySeen"][];
                };
            };
        };
    };
    list_addresses: {
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
                    "application/json": components["schemas"]["AddressSeen"][];
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
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressWanted"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressKept"];
                };
            };
        };
    };
    change_address: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressKept"];
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
    list_changes: {
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
                    "application/json": components["schemas"]["ChangeSeen"][];
                };
            };
        };
    };
    decide_change: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                change_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decided"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSeen"];
                };
            };
        };
    };
    list_sellers: {
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
                    "application/json": components["schemas"]["SellersSeen"];
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
                "application/json": components["schemas"]["WishSent"];
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
                group?: ("unpaid" | "coming" | "to_accept" | "done" | "cancelled") | null;
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
                    "application/json": components["schemas"]["Page_OrderCard_"];
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
                "application/json": components["schemas"]["OrderSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTaken"];
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
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    preview_cancellation: {
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
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    list_bills: {
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
                    "application/json": components["schemas"]["BillSeen"][];
                };
            };
        };
    };
    pay_order: {
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
                "application/json": components["schemas"]["PaySent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerStepSeen"];
                };
            };
        };
    };
    ask_balance: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillSeen"];
                };
            };
        };
    };
    tip: {
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
                "application/json": components["schemas"]["TipSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillSeen"];
                };
            };
        };
    };
    see_review: {
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
                    "application/json": components["schemas"]["ReviewSeen"];
                };
            };
        };
    };
    review_order: {
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
                "application/json": components["schemas"]["ReviewSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSeen"];
                };
            };
        };
    };
    list_disputes: {
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
                    "application/json": components["schemas"]["DisputeSeen"][];
                };
            };
        };
    };
    open_dispute: {
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
                "application/json": components["schemas"]["DisputeSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeSeen"];
                };
            };
        };
    };
    withdraw_dispute: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeSeen"];
                };
            };
        };
    };
    see_search: {
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
                    "application/json": components["schemas"]["SearchSeen"];
                };
            };
        };
    };
    list_applicants: {
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
                    "application/json": components["schemas"]["ApplicantSeen"][];
                };
            };
        };
    };
    pick_applicant: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                applicant_id: string;
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
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    find_another: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    list_compensations: {
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
                    "application/json": components["schemas"]["CompensationSeen"][];
                };
            };
        };
    };
    collect_compensation: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompensationSeen"];
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
                "application/json": components["schemas"]["PreviewWanted"];
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
                "application/json": components["schemas"]["SeriesSent"];
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
    list_services: {
        parameters: {
            query?: {
                search?: string;
                trade?: string | null;
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
                    "application/json": components["schemas"]["ServiceDetail"];
                };
            };
        };
    };
    see_algorithm: {
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
                    "application/json": components["schemas"]["AlgorithmSeen"];
                };
            };
        };
    };
    list_blocks: {
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
                    "application/json": components["schemas"]["Page_BlockSeen_"];
                };
            };
        };
    };
    block_worker: {
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
                "application/json": components["schemas"]["BlockSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockSeen"];
                };
            };
        };
    };
    unblock: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                block_id: string;
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
    see_trip: {
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
                    "application/json": components["schemas"]["TripSeen"];
                };
            };
        };
    };
    list_steps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
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
                    "application/json": components["schemas"]["StepSeen"][];
                };
            };
        };
    };
    show_start_code: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSeen"];
                };
            };
        };
    };
    reschedule_visit: {
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
                "application/json": components["schemas"]["TimeWanted"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    report_worker_absence: {
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
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    show_finish_code: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishCodeSeen"];
                };
            };
        };
    };
    accept_work: {
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
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSeen"];
                };
            };
        };
    };
    list_visits: {
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
                    "application/json": components["schemas"]["VisitSeen"][];
                };
            };
        };
    };
    list_entries: {
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
                "application/json": components["schemas"]["WaitingSent"];
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
    is_served: {
        parameters: {
            query: {
                lat: number;
                lng: number;
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
                    "application/json": components["schemas"]["ServedSeen"];
                };
            };
        };
    };
    free_starts: {
        parameters: {
            query: {
                address_id?: string | null;
                lat?: number | null;
                lng?: number | null;
                variant: string;
                units?: number;
                options?: string[];
                merchant_id?: string | null;
                worker_id?: string | null;
                day: string;
            };
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
                    "application/json": components["schemas"]["StartSeen"][];
                };
            };
        };
    };
    why_not: {
        parameters: {
            query: {
                address_id?: string | null;
                lat?: number | null;
                lng?: number | null;
                variant: string;
                units?: number;
                options?: string[];
                merchant_id?: string | null;
                worker_id?: string | null;
                starts_at: string;
            };
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
                    "application/json": components["schemas"]["WhyNotSeen"];
                };
            };
        };
    };
    workers_to_choose: {
        parameters: {
            query: {
                address_id?: string | null;
                lat?: number | null;
                lng?: number | null;
                variant: string;
                units?: number;
                options?: string[];
                merchant_id?: string | null;
                worker_id?: string | null;
                days?: number;
            };
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
                    "application/json": components["schemas"]["WorkerShown"][];
                };
            };
        };
    };
    reviews_of_worker: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
            };
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
                    "application/json": components["schemas"]["WorkerReviews"];
                };
            };
        };
    };
}
