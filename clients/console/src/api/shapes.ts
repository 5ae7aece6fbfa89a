// The shapes of the door's answers by the names that screens use.
import type { components } from '@shared/api/console'

type Shapes = components['schemas']
export type Me = Shapes['Me']
export type OrderRow = Shapes['OrderRow']
export type OrderWhole = Shapes['OrderWhole']
export type DecisionSeen = Shapes['DecisionSeen']
export type CandidateSeen = Shapes['CandidateSeen']
export type OfferSeen = Shapes['OfferSeen']
export type TrackSeen = Shapes['TrackSeen']
export type WorkerRow = Shapes['WorkerRow']
export type WorkerWhole = Shapes['WorkerWhole']
export type MerchantSeen = Shapes['MerchantSeen']
export type ServiceSeen = Shapes['ServiceSeen']
export type AreaSeen = Shapes['AreaSeen']
export type OverdueSeen = Shapes['OverdueSeen']
export type RiskSeen = Shapes['RiskSeen']
