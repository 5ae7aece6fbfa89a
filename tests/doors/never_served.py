"""Operations that a made-up request seldom or never has served, by the reason."""

NEEDS_A_SECRET = """
POST customer/me/phone
POST customer/me/wechat
POST customer/notices/allowances
POST customer/sessions/codes
POST customer/sessions/phone
POST customer/sessions/wechat
DELETE worker/sessions/{session_id}
POST worker/me/dossier
POST worker/me/phone
POST worker/me/wechat
POST worker/notices/allowances
POST worker/sessions/codes
POST worker/sessions/phone
POST worker/sessions/wechat
POST callbacks/wechat-pay
"""
"""What is served only for a code, a signature or a consent that somebody else gives."""

NEEDS_ITS_MOMENT = """
GET customer/orders/{order_id}/review
GET customer/services/{service_id}/why-not
GET customer/services/{service_id}/workers
POST customer/applicants/{applicant_id}/choice
POST customer/disputes/{dispute_id}/withdrawal
POST customer/orders
POST customer/orders/{order_id}/acceptance
POST customer/orders/{order_id}/another-worker
POST customer/orders/{order_id}/balance
POST customer/orders/{order_id}/cancellation
POST customer/orders/{order_id}/disputes
POST customer/orders/{order_id}/finish-code
POST customer/orders/{order_id}/review
POST customer/visits/{visit_id}/worker-absence
DELETE worker/applications/{application_id}
POST worker/disputes/{dispute_id}/answer
POST worker/hall/{order_id}/applications
POST worker/hall/{order_id}/grab
POST worker/me
POST worker/offers/{offer_id}/refusal
POST worker/orders/{order_id}/acceptance
POST worker/orders/{order_id}/finish-code
POST worker/orders/{order_id}/release
POST worker/visits/{visit_id}/changes
POST worker/visits/{visit_id}/customer-absence
POST worker/visits/{visit_id}/departure
POST worker/visits/{visit_id}/finish
POST worker/visits/{visit_id}/steps/{code}
POST worker/withdrawals
DELETE console/areas/{area_id}
DELETE console/workers/{worker_id}/pause
GET console/holidays
POST console/areas
POST console/customers/{customer_id}/addresses
POST console/disputes/{dispute_id}/decision
POST console/dossiers
POST console/dossiers/{dossier_id}/rejection
POST console/merchants
POST console/merchants/{merchant_id}/activation
POST console/offers/{offer_id}/withdrawal
POST console/orders
POST console/orders/{order_id}/assignment
POST console/orders/{order_id}/cancellation
POST console/partners
POST console/partners/{partner_id}/end
POST console/queue/dead/{message_id}/retry
POST console/refunds/{refund_id}/abandoning
POST console/refunds/{refund_id}/abandoning/confirmation
POST console/refunds/{refund_id}/asking
POST console/refunds/{refund_id}/card
POST console/sessions
POST console/sharings/{sharing_id}/asking
POST console/sharings/{sharing_id}/giving-up
POST console/transfers/{transfer_id}/asking
POST console/transfers/{transfer_id}/taking-back
POST console/unexplained/{case_id}/giving-back
POST console/visits/{visit_id}/absence
POST console/objections/{objection_id}/answer
POST console/quotes
POST console/visits/{visit_id}/departure
POST console/visits/{visit_id}/finish
POST console/workers
PUT console/holidays/{day}
PUT console/visits/{visit_id}/time
"""
"""What is served only at its moment: the doors' own tests bring an order there."""
