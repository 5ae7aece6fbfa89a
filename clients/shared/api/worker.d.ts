// Generated from openapi/worker.json by `npm run types`.

export interface paths {
    "/api/worker/v1/sessions/codes": {
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
    "/api/worker/v1/sessions/phone": {
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
    "/api/worker/v1/sessions/wechat": {
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
         * @description Sign in with what the workers' mini program gave.
         */
        post: operations["sign_in_with_wechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/sessions": {
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
    "/api/worker/v1/sessions/{session_id}": {
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
    "/api/worker/v1/sessions/others/end": {
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
    "/api/worker/v1/me/wechat": {
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
    "/api/worker/v1/me/phone": {
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
    "/api/worker/v1/me/consents": {
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
    "/api/worker/v1/me/consents/{purpose}": {
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
    "/api/worker/v1/notices": {
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
    "/api/worker/v1/notices/read": {
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
    "/api/worker/v1/notices/allowances": {
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
    "/api/worker/v1/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep Worker Picture
         * @description Keep a worker's portrait or the picture of a paper.
         */
        post: operations["keep_worker_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/pictures/{picture_id}": {
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
    "/api/worker/v1/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Switch Duty
         * @description Take instant work from now on, or none; off duty no position is kept.
         */
        put: operations["switch_duty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Plan
         * @description The weekly plan, in the order of the week.
         */
        get: operations["see_plan"];
        /**
         * Set Plan
         * @description Say anew when one works; held visits stay.
         */
        put: operations["set_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/plan/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exceptions
         * @description The days that differ from the plan.
         */
        get: operations["list_exceptions"];
        put?: never;
        /**
         * Add Exception
         * @description Say that a day differs: a stretch off, or an extra one.
         */
        post: operations["add_exception"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/plan/exceptions/{exception_id}": {
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
         * End Exception
         * @description Take an exception back.
         */
        delete: operations["end_exception"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cannot Come
         * @description Say that one is ill or cannot come from now on; others are found, and nothing is counted.
         */
        post: operations["cannot_come"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Positions
         * @description Say where the phone is or was: coarse on duty, precise on the way to a visit.
         */
        post: operations["send_positions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Earnings
         * @description Pending and available earnings.
         */
        get: operations["see_earnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/earnings/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Earned
         * @description What each order brought, newest first.
         */
        get: operations["list_earned"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/earnings/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Pay Days
         * @description What each day paid an hour, the way and standing by counted, newest first.
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
    "/api/worker/v1/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Withdrawals
         * @description The caller's withdrawals, newest first.
         */
        get: operations["list_withdrawals"];
        put?: never;
        /**
         * Withdraw
         * @description Take out earnings; the tax is withheld, and the receipt is confirmed in WeChat.
         */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Agenda
         * @description The worker's visits of a day or more, by their start.
         */
        get: operations["see_agenda"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Order
         * @description One order that the worker has a seat in.
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
    "/api/worker/v1/visits/{visit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Visit
         * @description One visit that the worker has a seat in.
         */
        get: operations["one_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/departure": {
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
         * @description Set out; from now on positions are precise, until arrival.
         */
        post: operations["set_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check In
         * @description Arrive by hand where the phone does not know the place.
         */
        post: operations["check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/start": {
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
         * @description Begin the work with the customer's code.
         */
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Steps
         * @description The steps of the work as sold, with what is done.
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
    "/api/worker/v1/visits/{visit_id}/steps/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete Step
         * @description Tick a step off, with its photo; sending it twice is harmless.
         */
        post: operations["complete_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Change
         * @description Propose more work; it counts only with the customer's yes.
         */
        post: operations["propose_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/finish": {
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
         * @description Say that the work is done, once every required step is.
         */
        post: operations["finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/visits/{visit_id}/customer-absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Customer Absence
         * @description Say that nobody opened in the stated time; after a check-in by hand, with photo and place.
         */
        post: operations["report_customer_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/orders/{order_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Back
         * @description Give an order back before the work begins; somebody else is looked for.
         */
        post: operations["give_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/orders/{order_id}/finish-code": {
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
         * @description A code for the customer to scan, which accepts the work.
         */
        post: operations["show_finish_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/orders/{order_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scan Acceptance
         * @description Accept with the code that the customer shows.
         */
        post: operations["scan_acceptance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offers
         * @description What the worker is asked to take, newest first.
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
    "/api/worker/v1/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Offer
         * @description One offer.
         */
        get: operations["one_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/offers/{offer_id}/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain Offer
         * @description Why the worker was asked, without the names of others.
         */
        get: operations["explain_offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/offers/{offer_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Offer
         * @description Take the offered order.
         */
        post: operations["accept_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/offers/{offer_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Offer
         * @description Say no with a reason; it costs nothing.
         */
        post: operations["decline_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/hall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Hall
         * @description The demands that this worker may take, the nearest first.
         */
        get: operations["see_hall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/hall/{order_id}/grab": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grab
         * @description Take a demand: the first wins.
         */
        post: operations["grab"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/hall/{order_id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply
         * @description Offer oneself, for the customer to pick.
         */
        post: operations["apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Applications
         * @description What the worker applied to, newest first, and what became of it.
         */
        get: operations["list_applications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/applications/{application_id}": {
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
         * Withdraw Application
         * @description Take one's application back.
         */
        delete: operations["withdraw_application"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hints
         * @description Where an idle worker on duty might wait: the hint that stands, or what one would be now.
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
    "/api/worker/v1/hints/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Told Hints
         * @description The hints that one was told, the newest first, each with its reason; kept thirty days.
         */
        get: operations["list_told_hints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/hints/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Hint Choice
         * @description Whether one is told where to wait.
         */
        get: operations["see_hint_choice"];
        /**
         * Choose Hints
         * @description Be told where to wait, or not; nothing else depends on it.
         */
        put: operations["choose_hints"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/me/dossier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Dossier
         * @description The caller's papers.
         */
        get: operations["see_dossier"];
        put?: never;
        /**
         * Open Dossier
         * @description Begin one's papers.
         */
        post: operations["open_dossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/me/dossier/documents": {
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
         * @description Put a paper into the dossier, in place of one of its kind that still waits.
         */
        post: operations["add_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/me/dossier/submission": {
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
    "/api/worker/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who Am I
         * @description The caller's own facts; no worker before joining.
         */
        get: operations["who_am_i"];
        /**
         * Change Profile
         * @description Change the public name, the words about oneself, the portrait or the home place.
         */
        put: operations["change_profile"];
        /**
         * Join
         * @description Become a worker of this city: pending until the papers are cleared.
         */
        post: operations["join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Disputes
         * @description The disputes of the worker's visits, newest first.
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
    "/api/worker/v1/disputes/{dispute_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Dispute
         * @description Say one's side of an open dispute, once; whoever decides it reads that.
         */
        post: operations["answer_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reviews
         * @description What customers said, newest first.
         */
        get: operations["list_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/reviews/{review_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Review
         * @description Answer a review of one's own work.
         */
        post: operations["answer_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Objections
         * @description What the worker objected to, newest first.
         */
        get: operations["list_objections"];
        put?: never;
        /**
         * Object To
         * @description Object to a measure; the desk answers within a day.
         */
        post: operations["object_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/algorithm-notice": {
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
    "/api/worker/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Decisions
         * @description Why the worker was asked, or was not although they were a candidate.
         */
        get: operations["list_decisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/rest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See Rest
         * @description Whether a rest is due, and until when.
         */
        get: operations["see_rest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Blocks
         * @description Whom the worker does not want to meet again.
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
    "/api/worker/v1/orders/{order_id}/customer-block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Block Customer
         * @description Never be sent to the customer of this order again.
         */
        post: operations["block_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/blocks/{block_id}": {
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
    "/api/worker/v1/orders/{order_id}/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Colleagues
         * @description Who could take the order over.
         */
        get: operations["list_colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/orders/{order_id}/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Colleague
         * @description Ask a colleague to take the order over; it stays one's own until they say yes.
         */
        post: operations["ask_colleague"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Handovers
         * @description What colleagues asked the worker to take over, the newest first.
         */
        get: operations["list_handovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/handovers/{handover_id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Over
         * @description Take a colleague's order over.
         */
        post: operations["take_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/handovers/{handover_id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Handover
         * @description Leave it with the colleague; it costs nothing.
         */
        post: operations["refuse_handover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worker/v1/handovers/{handover_id}": {
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
         * Take Handover Back
         * @description Keep the order oneself after all.
         */
        delete: operations["take_handover_back"];
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
         * DutySeen
         * @description Whether instant work comes.
         */
        DutySeen: {
            /** On Duty */
            on_duty: boolean;
            /** Duty Since At */
            duty_since_at: string | null;
        };
        /**
         * DutySent
         * @description On or off.
         */
        DutySent: {
            /** On Duty */
            on_duty: boolean;
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
         * PlanSent
         * @description The whole weekly plan.
         */
        PlanSent: {
            /** Stretches */
            stretches: components["schemas"]["Stretch"][];
        };
        /**
         * Days
         * @description A stretch of days; two weeks from today unless said otherwise.
         */
        Days: {
            /** First */
            first?: string | null;
            /** Last */
            last?: string | null;
        };
        /**
         * ExceptionSeen
         * @description A day that differs from the plan.
         */
        ExceptionSeen: {
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
            /** Kind */
            kind: string;
            /** From Minute */
            from_minute: number;
            /** To Minute */
            to_minute: number;
        };
        /**
         * ExceptionSent
         * @description A day that differs from the plan.
         */
        ExceptionSent: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "off" | "extra";
            /**
             * From Minute
             * @default 0
             */
            from_minute: number;
            /**
             * To Minute
             * @default 1440
             */
            to_minute: number;
        };
        /**
         * AbsenceSent
         * @description Until the end of which day one cannot come (today unless said); a reason is free.
         */
        AbsenceSent: {
            /** Until */
            until?: string | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * FixesSeen
         * @description What became of a batch, and the visits that it arrived.
         */
        FixesSeen: {
            /** Taken */
            taken: number;
            /** Kept */
            kept: number;
            /** Arrived Visit Ids */
            arrived_visit_ids: string[];
        };
        /** @enum {string} */
        Datum: "gcj02" | "wgs84";
        /**
         * FixSent
         * @description One position as the phone saw it, and by what.
         */
        FixSent: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** @default gcj02 */
            datum: components["schemas"]["Datum"];
            /** Accuracy M */
            accuracy_m: number;
            /**
             * Is Mock
             * @default false
             */
            is_mock: boolean;
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
            /**
             * Source
             * @default
             */
            source: string;
        };
        /**
         * FixesSent
         * @description A batch of positions; late and doubled ones are harmless.
         */
        FixesSent: {
            /** Fixes */
            fixes: components["schemas"]["FixSent"][];
        };
        /**
         * EarningsSeen
         * @description What is not yet released, what can be taken out, and who pays.
         */
        EarningsSeen: {
            /** Pending Fen */
            pending_fen: number;
            /** Available Fen */
            available_fen: number;
            /** Paid By Merchant */
            paid_by_merchant: boolean;
        };
        /** Page[ShareSeen] */
        Page_ShareSeen_: {
            /** Items */
            items: components["schemas"]["ShareSeen"][];
            /** Next */
            next: string;
        };
        /**
         * ShareSeen
         * @description What one order brought; negative where something was taken back.
         *
         *     `hourly_fen` is what an hour of the whole order paid, the way to it counted, None where it was
         *     not worked; `minimum_hourly_fen` is the city's.
         */
        ShareSeen: {
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
            /** Amount Fen */
            amount_fen: number;
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /** Released At */
            released_at: string | null;
            /** Hourly Fen */
            hourly_fen: number | null;
            /** Minimum Hourly Fen */
            minimum_hourly_fen: number;
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
        /** Page[WithdrawalSeen] */
        Page_WithdrawalSeen_: {
            /** Items */
            items: components["schemas"]["WithdrawalSeen"][];
            /** Next */
            next: string;
        };
        /**
         * WithdrawalSeen
         * @description A withdrawal with its tax; `package` is what the client needs to confirm the receipt.
         */
        WithdrawalSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Amount Fen */
            amount_fen: number;
            /** Tax Fen */
            tax_fen: number;
            /** Net Fen */
            net_fen: number;
            /** State */
            state: string;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Package */
            package: string;
        };
        /**
         * WithdrawalSent
         * @description How much is to be taken out.
         */
        WithdrawalSent: {
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * AgendaWanted
         * @description From which day of the city, for how many days; today unless said otherwise.
         */
        AgendaWanted: {
            /** Day */
            day?: string | null;
            /**
             * Days
             * @default 1
             */
            days: number;
        };
        /**
         * PlaceSeen
         * @description Where to go and whom to ask for: open only while the order is assigned or under way.
         */
        PlaceSeen: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** House */
            house: string;
            /** Contact Name */
            contact_name: string;
            /** Contact Phone */
            contact_phone: string;
        };
        /**
         * VisitSeen
         * @description One visit in the worker's list.
         */
        VisitSeen: {
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
            /** Number */
            number: string;
            /** Order State */
            order_state: string;
            /** State */
            state: string;
            /** Service Name */
            service_name: string;
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
            /** Community */
            community: string;
            place: components["schemas"]["PlaceSeen"] | null;
            /** Note */
            note: string;
            /** Photo Urls */
            photo_urls: (string | null)[];
            /** Pay Fen */
            pay_fen: number | null;
            /** Set Out At */
            set_out_at: string | null;
            /** Arrived At */
            arrived_at: string | null;
            /** Started At */
            started_at: string | null;
            /** Finished At */
            finished_at: string | null;
        };
        /**
         * ChangeSeen
         * @description More work or material that was proposed.
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
            /** Amount Fen */
            amount_fen: number;
            /** Minutes */
            minutes: number;
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
        };
        /**
         * LineSeen
         * @description One line of what was sold.
         */
        LineSeen: {
            /** Kind */
            kind: string;
            /** Code */
            code: string;
            /** Label */
            label: string;
            /** Count */
            count: number;
        };
        /**
         * OrderSeen
         * @description One order as its worker sees it.
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
            /** Safety */
            safety: string;
            /** Due Fen */
            due_fen: number;
            /** Lines */
            lines: components["schemas"]["LineSeen"][];
            /** Visits */
            visits: components["schemas"]["VisitSeen"][];
            /** Changes */
            changes: components["schemas"]["ChangeSeen"][];
        };
        /**
         * ArrivalSent
         * @description A check-in by hand with its reason.
         */
        ArrivalSent: {
            /** Reason */
            reason: string;
            fix?: components["schemas"]["FixHere"] | null;
        };
        /**
         * FixHere
         * @description Where the phone is now, if it knows, and in which coordinates it says so.
         */
        FixHere: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** @default gcj02 */
            datum: components["schemas"]["Datum"];
            /** Accuracy M */
            accuracy_m: number;
            /**
             * Is Mock
             * @default false
             */
            is_mock: boolean;
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
        };
        /**
         * StartSent
         * @description The code that the customer says.
         */
        StartSent: {
            /** Code */
            code: string;
        };
        /**
         * StepSeen
         * @description One step of the work, in its order; a gate must be done before the next one.
         */
        StepSeen: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Phase */
            phase: string;
            /** Needs Photo */
            needs_photo: boolean;
            /** Gates */
            gates: boolean;
            /** Done At */
            done_at: string | null;
            /** Photo Url */
            photo_url: string | null;
        };
        /**
         * StepSent
         * @description When and where a step was done; sent later from a phone without signal.
         */
        StepSent: {
            /** Done At */
            done_at?: string | null;
            /** Lat */
            lat?: number | null;
            /** Lng */
            lng?: number | null;
            /** @default gcj02 */
            datum: "gcj02" | "wgs84";
            /** Accuracy M */
            accuracy_m?: number | null;
            /**
             * Is Mock
             * @default false
             */
            is_mock: boolean;
        };
        /**
         * ChangeSent
         * @description More of the same work, options or materials, at the prices as sold.
         */
        ChangeSent: {
            /**
             * Units
             * @default 0
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
             * Reason
             * @default
             */
            reason: string;
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
         * ReasonSent
         * @description Why.
         */
        ReasonSent: {
            /** Reason */
            reason: string;
        };
        /**
         * CodeSeen
         * @description A code to be scanned or typed by the customer.
         */
        CodeSeen: {
            /** Code */
            code: string;
            /** Token */
            token: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * CodeSent
         * @description What the customer's screen shows: digits, or the QR picture's token.
         */
        CodeSent: {
            /** Code */
            code: string;
        };
        /**
         * OffersWanted
         * @description Which offers are listed.
         */
        OffersWanted: {
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
             * Only Open
             * @default true
             */
            only_open: boolean;
        };
        /**
         * OfferSeen
         * @description An order that the worker is asked to take; `seconds_left` is the countdown.
         */
        OfferSeen: {
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
            /** Mode */
            mode: string;
            /** Timing */
            timing: string;
            /** State */
            state: string;
            /** Community */
            community: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Minutes */
            minutes: number;
            /** Distance M */
            distance_m: number | null;
            /** Eta Seconds */
            eta_seconds: number | null;
            /** Pay Fen */
            pay_fen: number;
            /** Reason */
            reason: string;
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
            /** Seconds Left */
            seconds_left: number;
        };
        /** Page[OfferSeen] */
        Page_OfferSeen_: {
            /** Items */
            items: components["schemas"]["OfferSeen"][];
            /** Next */
            next: string;
        };
        /**
         * ReasonsSeen
         * @description Why this worker was asked: their own numbers, and their place among all.
         */
        ReasonsSeen: {
            /** Rank */
            rank: number;
            /** Count */
            count: number;
            /** Own */
            own: {
                [key: string]: unknown;
            };
            /** Policy Version */
            policy_version: number;
            /** Reason */
            reason: string;
        };
        /**
         * RefusalSent
         * @description Why not; what is not safe is counted nowhere, and somebody looks at it.
         */
        RefusalSent: {
            /** Reason */
            reason: string;
            /**
             * Is Unsafe
             * @default false
             */
            is_unsafe: boolean;
        };
        /**
         * HallWanted
         * @description Where the hall's page begins: by the start of the visits.
         */
        HallWanted: {
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
         * DemandSeen
         * @description An open demand in the hall: no customer, no house.
         */
        DemandSeen: {
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Service Id
             * Format: uuid
             */
            service_id: string;
            /** Service Name */
            service_name: string;
            /** Community */
            community: string;
            /** Timing */
            timing: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Minutes */
            minutes: number;
            /** Distance M */
            distance_m: number;
            /** Eta Seconds */
            eta_seconds: number;
            /** Pay Fen */
            pay_fen: number;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Has Applied */
            has_applied: boolean;
            /** Application Id */
            application_id: string | null;
        };
        /**
         * HallSeen
         * @description The open demands, and whether the first to grab wins or the customer picks.
         */
        HallSeen: {
            /** Rule */
            rule: string;
            /** Demands */
            demands: components["schemas"]["DemandSeen"][];
            /** Next */
            next: string;
        };
        /**
         * ApplicationSeen
         * @description One's own application.
         */
        ApplicationSeen: {
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
            /** State */
            state: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Pay Fen */
            pay_fen: number;
        };
        /**
         * ApplicationSent
         * @description A word to the customer.
         */
        ApplicationSent: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** Page[ApplicationSeen] */
        Page_ApplicationSeen_: {
            /** Items */
            items: components["schemas"]["ApplicationSeen"][];
            /** Next */
            next: string;
        };
        /**
         * HintsWanted
         * @description How many hints at most.
         */
        HintsWanted: {
            /**
             * At Most
             * @default 3
             */
            at_most: number;
        };
        /**
         * HintSeen
         * @description Where orders are expected: advice, nobody counts whether it is followed.
         */
        HintSeen: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** Distance M */
            distance_m: number;
            /** Expected */
            expected: number;
        };
        /**
         * HintToldSeen
         * @description A hint that was told unasked, until when, and in words why.
         */
        HintToldSeen: {
            /** Lat */
            lat: number;
            /** Lng */
            lng: number;
            /** Distance M */
            distance_m: number;
            /** Expected */
            expected: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
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
            /** Ended At */
            ended_at: string | null;
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
         * HintChoice
         * @description Whether hints are wanted; nothing else depends on it.
         */
        HintChoice: {
            /** Wanted */
            wanted: boolean;
        };
        /**
         * DocumentSeen
         * @description One paper and how its review stands.
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
         * DossierSeen
         * @description The papers and how their review stands; the reason of a refusal is for their owner.
         */
        DossierSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
            /** Name */
            name: string;
            /** Assurance */
            assurance: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Waiting Since At */
            waiting_since_at: string | null;
            /** Reviewed At */
            reviewed_at: string | null;
            /** Review Reason */
            review_reason: string;
            /** Holds Until At */
            holds_until_at: string | null;
            /** Documents */
            documents: components["schemas"]["DocumentSeen"][];
        };
        /**
         * DossierSent
         * @description Who somebody is: a resident id number, or another number with the birthday.
         */
        DossierSent: {
            /** Name */
            name: string;
            /** Id Number */
            id_number: string;
            /** Born On */
            born_on?: string | null;
        };
        /**
         * DocumentSent
         * @description One paper with its picture, which was uploaded before.
         */
        DocumentSent: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "id_card" | "residence_permit" | "passport" | "health_card" | "no_record_certificate" | "skill_certificate" | "door_certificate" | "other";
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
         * LicenceSeen
         * @description A licence that was checked.
         */
        LicenceSeen: {
            /** Kind */
            kind: string;
            /**
             * Expires On
             * Format: date
             */
            expires_on: string;
        };
        /**
         * Me
         * @description Who the caller is: a person, and the worker they are in this city, if they are one.
         */
        Me: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** City Id */
            city_id: number;
            /** Phone Last4 */
            phone_last4: string;
            worker: components["schemas"]["ProfileSeen"] | null;
        };
        /**
         * ProfileSeen
         * @description A worker's own facts.
         */
        ProfileSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Merchant Id */
            merchant_id: string | null;
            /** Merchant Name */
            merchant_name: string;
            /** Name */
            name: string;
            /** About */
            about: string;
            /** Photo Url */
            photo_url: string | null;
            /** Home Lat */
            home_lat: number;
            /** Home Lng */
            home_lng: number;
            /** State */
            state: string;
            /** On Duty */
            on_duty: boolean;
            /** Grade */
            grade: string;
            /** Rating */
            rating: number | null;
            /** Rating Count */
            rating_count: number;
            /** Visits Done */
            visits_done: number;
            /**
             * Enlisted At
             * Format: date-time
             */
            enlisted_at: string;
            /** Paused Until At */
            paused_until_at: string | null;
            /** Skills */
            skills: string[];
            /** Licences */
            licences: components["schemas"]["LicenceSeen"][];
            /** Shares */
            shares: components["schemas"]["TradeShareSeen"][];
        };
        /**
         * TradeShareSeen
         * @description The worker's part of the service fee in one trade, in basis points.
         */
        TradeShareSeen: {
            /** Trade */
            trade: string;
            /** Trade Name */
            trade_name: string;
            /** Share Bp */
            share_bp: number;
        };
        /**
         * Joining
         * @description What a person says to become a worker (GCJ-02); papers come beside it.
         */
        Joining: {
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
            /** Photo Id */
            photo_id?: string | null;
        };
        /**
         * ProfileSent
         * @description What is to be changed; what is left out stays.
         */
        ProfileSent: {
            /** Name */
            name?: string | null;
            /** About */
            about?: string | null;
            /** Home Lat */
            home_lat?: number | null;
            /** Home Lng */
            home_lng?: number | null;
            /** Photo Id */
            photo_id?: string | null;
        };
        /**
         * DisputeSeen
         * @description An objection to the worker's work: what the customer says, its clock, and how it ended.
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
            answer: components["schemas"]["SideSeen"] | null;
        };
        /** Page[DisputeSeen] */
        Page_DisputeSeen_: {
            /** Items */
            items: components["schemas"]["DisputeSeen"][];
            /** Next */
            next: string;
        };
        /**
         * SideSeen
         * @description What the worker said.
         */
        SideSeen: {
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
         * SideSent
         * @description The worker's side, with pictures.
         */
        SideSent: {
            /** Text */
            text: string;
            /**
             * Photo Ids
             * @default []
             */
            photo_ids: string[];
        };
        /** Page[ReviewSeen] */
        Page_ReviewSeen_: {
            /** Items */
            items: components["schemas"]["ReviewSeen"][];
            /** Next */
            next: string;
        };
        /**
         * ReviewSeen
         * @description What a customer said; a hidden review tells why it is hidden.
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
            /** Hidden Reason */
            hidden_reason: string;
        };
        /**
         * AnswerSent
         * @description An answer that everybody reads beside the review.
         */
        AnswerSent: {
            /** Text */
            text: string;
        };
        /**
         * ObjectionFacts
         * @description A worker's objection to a measure, its clock, and the desk's answer.
         */
        ObjectionFacts: {
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
        };
        /** Page[ObjectionFacts] */
        Page_ObjectionFacts_: {
            /** Items */
            items: components["schemas"]["ObjectionFacts"][];
            /** Next */
            next: string;
        };
        /**
         * ObjectionSent
         * @description What the worker objects to (a dispute or review is named), and why.
         */
        ObjectionSent: {
            /**
             * Measure
             * @enum {string}
             */
            measure: "dispute" | "review" | "pause" | "grade";
            /** Subject Id */
            subject_id?: string | null;
            /** Text */
            text: string;
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
         * DecisionsWanted
         * @description Which decisions are listed: all in which the worker was a candidate, or those of an order.
         */
        DecisionsWanted: {
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
            /** Order Id */
            order_id?: string | null;
        };
        /**
         * OwnDecisionSeen
         * @description A decision with the worker's own numbers and place, and in words why it came out so.
         */
        OwnDecisionSeen: {
            /**
             * Decision Id
             * Format: uuid
             */
            decision_id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** How */
            how: string;
            /** Mode */
            mode: string;
            /** Round */
            round: number;
            /** Radius M */
            radius_m: number | null;
            /** Policy Version */
            policy_version: number;
            /** Was Asked */
            was_asked: boolean;
            /** Rank */
            rank: number;
            /** Count */
            count: number;
            /** Own */
            own: {
                [key: string]: unknown;
            };
            /** Reason */
            reason: string;
        };
        /** Page[OwnDecisionSeen] */
        Page_OwnDecisionSeen_: {
            /** Items */
            items: components["schemas"]["OwnDecisionSeen"][];
            /** Next */
            next: string;
        };
        /**
         * RestSeen
         * @description Whether a rest is due, why, and until when nothing is offered.
         */
        RestSeen: {
            /** Is Due */
            is_due: boolean;
            /** Why */
            why: string;
            /** Until */
            until: string | null;
        };
        /**
         * BlockSeen
         * @description Somebody whom one does not want to meet again.
         */
        BlockSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
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
         * @description Why; nobody but the worker and the desk reads it.
         */
        BlockSent: {
            /** Reason */
            reason: string;
        };
        /**
         * ColleagueSeen
         * @description Somebody of the same seller who is free at the time.
         */
        ColleagueSeen: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * HandoverSeen
         * @description An order that a colleague wants to hand on.
         */
        HandoverSeen: {
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
             * Giver Id
             * Format: uuid
             */
            giver_id: string;
            /**
             * Taker Id
             * Format: uuid
             */
            taker_id: string;
            /** State */
            state: string;
            /** Reason */
            reason: string;
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
        };
        /**
         * HandoverSent
         * @description To whom, and why.
         */
        HandoverSent: {
            /**
             * Worker Id
             * Format: uuid
             */
            worker_id: string;
            /** Reason */
            reason: string;
        };
        /**
         * HandoverAskedSeen
         * @description What the one who is asked sees before saying yes: as much as an offer shows.
         */
        HandoverAskedSeen: {
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
             * Giver Id
             * Format: uuid
             */
            giver_id: string;
            /**
             * Taker Id
             * Format: uuid
             */
            taker_id: string;
            /** State */
            state: string;
            /** Reason */
            reason: string;
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
            /** Service Name */
            service_name: string;
            /** Community */
            community: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Minutes */
            minutes: number;
            /** Distance M */
            distance_m: number;
            /** Pay Fen */
            pay_fen: number | null;
        };
        /** Page[HandoverAskedSeen] */
        Page_HandoverAskedSeen_: {
            /** Items */
            items: components["schemas"]["HandoverAskedSeen"][];
            /** Next */
            next: string;
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
    keep_worker_picture: {
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
                    purpose: "worker.photo" | "identity.document" | "dispute.photo";
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
    switch_duty: {
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
                "application/json": components["schemas"]["DutySent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutySeen"];
                };
            };
        };
    };
    see_plan: {
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
                    "application/json": components["schemas"]["Stretch"][];
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
            path?: never;
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
                    "application/json": components["schemas"]["Stretch"][];
                };
            };
        };
    };
    list_exceptions: {
        parameters: {
            query?: {
                first?: string | null;
                last?: string | null;
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
                    "application/json": components["schemas"]["ExceptionSeen"][];
                };
            };
        };
    };
    add_exception: {
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
                "application/json": components["schemas"]["ExceptionSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExceptionSeen"];
                };
            };
        };
    };
    end_exception: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                exception_id: string;
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
    cannot_come: {
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
                "application/json": components["schemas"]["AbsenceSent"];
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
    send_positions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FixesSent"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixesSeen"];
                };
            };
        };
    };
    see_earnings: {
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
                    "application/json": components["schemas"]["EarningsSeen"];
                };
            };
        };
    };
    list_earned: {
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
                    "application/json": components["schemas"]["Page_ShareSeen_"];
                };
            };
        };
    };
    list_pay_days: {
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
                    "application/json": components["schemas"]["Page_PayDaySeen_"];
                };
            };
        };
    };
    list_withdrawals: {
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
                    "application/json": components["schemas"]["Page_WithdrawalSeen_"];
                };
            };
        };
    };
    withdraw: {
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
                "application/json": components["schemas"]["WithdrawalSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalSeen"];
                };
            };
        };
    };
    see_agenda: {
        parameters: {
            query?: {
                day?: string | null;
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
                    "application/json": components["schemas"]["VisitSeen"][];
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
    one_visit: {
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
                    "application/json": components["schemas"]["VisitSeen"];
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitSeen"];
                };
            };
        };
    };
    check_in: {
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
                "application/json": components["schemas"]["ArrivalSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitSeen"];
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
                "application/json": components["schemas"]["StartSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitSeen"];
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
    complete_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Done At */
                    done_at?: string | null;
                    /** Lat */
                    lat?: number | null;
                    /** Lng */
                    lng?: number | null;
                    /** @default gcj02 */
                    datum?: "gcj02" | "wgs84";
                    /** Accuracy M */
                    accuracy_m?: number | null;
                    /**
                     * Is Mock
                     * @default false
                     */
                    is_mock?: boolean;
                    /** Photo */
                    photo?: string | null;
                };
            };
        };
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
    propose_change: {
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
                "application/json": components["schemas"]["ChangeSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeSeen"];
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitSeen"];
                };
            };
        };
    };
    report_customer_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Done At */
                    done_at?: string | null;
                    /** Lat */
                    lat?: number | null;
                    /** Lng */
                    lng?: number | null;
                    /** @default gcj02 */
                    datum?: "gcj02" | "wgs84";
                    /** Accuracy M */
                    accuracy_m?: number | null;
                    /**
                     * Is Mock
                     * @default false
                     */
                    is_mock?: boolean;
                    /** Photo */
                    photo?: string | null;
                };
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
    give_back: {
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
                "application/json": components["schemas"]["ReasonSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonSent"];
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
                    "application/json": components["schemas"]["CodeSeen"];
                };
            };
        };
    };
    scan_acceptance: {
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
                "application/json": components["schemas"]["CodeSent"];
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
    list_offers: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                only_open?: boolean;
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
                    "application/json": components["schemas"]["Page_OfferSeen_"];
                };
            };
        };
    };
    one_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
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
                    "application/json": components["schemas"]["OfferSeen"];
                };
            };
        };
    };
    explain_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
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
                    "application/json": components["schemas"]["ReasonsSeen"];
                };
            };
        };
    };
    accept_offer: {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSeen"];
                };
            };
        };
    };
    decline_offer: {
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
                "application/json": components["schemas"]["RefusalSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferSeen"];
                };
            };
        };
    };
    see_hall: {
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
                    "application/json": components["schemas"]["HallSeen"];
                };
            };
        };
    };
    grab: {
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
    apply: {
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
                "application/json": components["schemas"]["ApplicationSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationSeen"];
                };
            };
        };
    };
    list_applications: {
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
                    "application/json": components["schemas"]["Page_ApplicationSeen_"];
                };
            };
        };
    };
    withdraw_application: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                application_id: string;
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
    list_hints: {
        parameters: {
            query?: {
                at_most?: number;
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
                    "application/json": components["schemas"]["HintSeen"][];
                };
            };
        };
    };
    list_told_hints: {
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
                    "application/json": components["schemas"]["Page_HintToldSeen_"];
                };
            };
        };
    };
    see_hint_choice: {
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
                    "application/json": components["schemas"]["HintChoice"];
                };
            };
        };
    };
    choose_hints: {
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
                "application/json": components["schemas"]["HintChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HintChoice"];
                };
            };
        };
    };
    see_dossier: {
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
                    "application/json": components["schemas"]["DossierSeen"];
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
                    "application/json": components["schemas"]["DossierSeen"];
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
            path?: never;
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
                    "application/json": components["schemas"]["DossierSeen"];
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
                    "application/json": components["schemas"]["DossierSeen"];
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
    change_profile: {
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
                "application/json": components["schemas"]["ProfileSent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileSeen"];
                };
            };
        };
    };
    join: {
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
                "application/json": components["schemas"]["Joining"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileSeen"];
                };
            };
        };
    };
    list_disputes: {
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
                    "application/json": components["schemas"]["Page_DisputeSeen_"];
                };
            };
        };
    };
    answer_dispute: {
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
                "application/json": components["schemas"]["SideSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SideSeen"];
                };
            };
        };
    };
    list_reviews: {
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
                    "application/json": components["schemas"]["Page_ReviewSeen_"];
                };
            };
        };
    };
    answer_review: {
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
                    "application/json": components["schemas"]["ReviewSeen"];
                };
            };
        };
    };
    list_objections: {
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
                    "application/json": components["schemas"]["Page_ObjectionFacts_"];
                };
            };
        };
    };
    object_to: {
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
                "application/json": components["schemas"]["ObjectionSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionFacts"];
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
    list_decisions: {
        parameters: {
            query?: {
                after?: string;
                size?: number;
                order_id?: string | null;
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
                    "application/json": components["schemas"]["Page_OwnDecisionSeen_"];
                };
            };
        };
    };
    see_rest: {
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
                    "application/json": components["schemas"]["RestSeen"];
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
    block_customer: {
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
    list_colleagues: {
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
                    "application/json": components["schemas"]["ColleagueSeen"][];
                };
            };
        };
    };
    ask_colleague: {
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
                "application/json": components["schemas"]["HandoverSent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverSeen"];
                };
            };
        };
    };
    list_handovers: {
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
                    "application/json": components["schemas"]["Page_HandoverAskedSeen_"];
                };
            };
        };
    };
    take_over: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                handover_id: string;
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
                    "application/json": components["schemas"]["HandoverSeen"];
                };
            };
        };
    };
    refuse_handover: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                handover_id: string;
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
                    "application/json": components["schemas"]["HandoverSeen"];
                };
            };
        };
    };
    take_handover_back: {
        parameters: {
            query?: never;
            header: {
                /** @description Made up by the client; the same key and request get the same answer. */
                "Idempotency-Key": string;
            };
            path: {
                handover_id: string;
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
}
