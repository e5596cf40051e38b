/** Everything under the tabs: one session of open views, and what shows it. */
import type { CellPlace, Overview, Side } from '@shared/contract/planning-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { Splitter } from 'antd'
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { GridLink } from '../../grid/grid-link'
import { useForecastPanel } from '../forecast/forecast-state'
import { useForecastKey } from '../forecast/use-forecast-key'
import { useKnowing } from '../knowing/knowing-state'
import { BriefHost } from '../notes/brief-host'
import { useCommentKey } from '../notes/use-comment-key'
import { useWhyKey } from '../why/use-why-key'
import { useWhy } from '../why/why-state'
import { useWorklistSteps } from '../worklist/use-worklist-steps'
import { BottomDock } from './bottom-dock'
import { FamilyList } from './family-list'
import { KeyFigures } from './key-figures'
import { ManyDialog } from './many/many-dialog'
import { PlanMenu } from './menu/plan-menu'
import { placeOfRow } from './place-of-row'
import { PlanBody, sidesOf } from './plan-body'
import { usePreferences } from './plan-preferences'
import { useOpenSides, usePlanSession, useSides } from './plan-queries'
import { PlanToolbar } from './plan-toolbar'
import { GapBand } from './rows/gap-band'
import { useRowState } from './rows/row-state'
import { useSideRows } from './rows/side-rows'
import { usePlanJumps } from './rows/use-plan-jumps'
import { useRowKeys } from './rows/use-row-keys'
import { ViewBar } from './rows/view-bar'
import { SelectedForecast } from './selected-forecast'
import { SelectedWhy } from './selected-why'
import { SidePane } from './side-pane'
import { SplitDialog } from './split/split-dialog'
import { StatusLine } from './status-line'
import { useClosedText } from './use-closed-text'
import { useLockToggle } from './use-lock-cell'
import { usePartKeys } from './use-part-keys'
import { usePlanEdits } from './use-plan-edits'
import { useUndoKeys } from './use-undo-keys'
import { useWantedCell } from './use-wanted-cell'

interface PlanWorkspaceProps {
  readonly scenario: Scenario
  /** Undefined until it is calculated; the grids do not wait for it. */
  readonly overview: Overview | undefined
  readonly base: Scenario | null
}

export function PlanWorkspace({ scenario, overview, base }: PlanWorkspaceProps) {
  const { t } = useTranslation()
  const family = useViewState((view) => view.family)
  const { layout, beside, chart, families, gapBand } = usePreferences()
  const [link] = useState(() => new GridLink())

  const showCurrent = useCallback(() => link.showCurrent(), [link])

  const chosen = useViewState((view) => view.familiesChosen)
  useLayoutEffect(() => {
    if (chosen > 0) link.showTop()
  }, [link, chosen])

  const session = usePlanSession(scenario.scenario, family)
  const shown = useSides(session)
  const sides = useMemo(() => sidesOf(layout, beside), [layout, beside])
  const rows = useSideRows()
  const { toggle, applied } = useRowState()
  useOpenSides(session, sides, rows)
  useEffect(() => {
    if (applied > 0) session.showAgain()
  }, [session, applied])

  const { gridRefs, commandsOf, refocus, many, edit, confirm, focus, go, undo, redo } =
    usePlanEdits(session)
  usePartKeys(commandsOf)
  const closed = useClosedText(scenario)
  const lock = useLockToggle(session, closed === null)
  useUndoKeys(undo, redo)
  useWantedCell({ session, sides: shown, focus: go })
  useWhyKey()
  useRowKeys()
  const jumps = usePlanJumps(session)
  const knowing = useKnowing((state) => state.open)
  const stepThroughWorklist = useWorklistSteps(scenario.scenario)
  useForecastKey()
  const forecastOpen = useForecastPanel((state) => state.open)
  const whyOpen = useWhy((state) => state.open)

  useCommentKey()
  const leave = useCallback((place: CellPlace | null) => void (place && focus(place)), [focus])
  const placeOf = useCallback(
    (row: string, period: string): CellPlace | null =>
      placeOfRow(session.snapshot().sides, row, period),
    [session],
  )
  const pane = (side: Side) => (
    <SidePane
      // A grid of its own for each side: rows of one are nothing to the other.
      key={side}
      side={side}
      scenario={scenario.scenario}
      closed={closed}
      state={shown[side]}
      link={link}
      room={layout !== 'side_by_side' ? 'full' : window.innerWidth < 1600 ? 'narrow' : 'half'}
      name={`${t(`plan.${side}`)}, ${scenario.name}`}
      onToggle={toggle}
      onEdit={edit}
      onEdits={many.onEdits}
      onPaste={many.onPaste}
      gridRef={gridRefs[side]}
    />
  )
  // The figures of another scenario are painted first; what stands around them follows in the next frames.
  const now = useMemo(
    () => ({ session, scenario, overview, base, closed, lock, undo, redo }),
    [session, scenario, overview, base, closed, lock, undo, redo],
  )
  const later = useDeferredValue(now)
  // Steps that are still named after the scenario before are nobody's: they must not be taken there unseen.
  const newest = useRef(session)
  newest.current = session
  const steps = useMemo(() => {
    const ofShown = (step: () => void) => () => {
      if (newest.current === later.session) step()
    }
    return { undo: ofShown(later.undo), redo: ofShown(later.redo), lock: ofShown(later.lock) }
  }, [later])
  const band = gapBand ? <GapBand session={later.session} link={link} onGo={go} /> : null
  const grid = <PlanBody scenario={scenario.name} pane={pane} band={band} />
  return (
    <>
      <PlanToolbar
        session={later.session}
        closed={later.closed}
        onLock={steps.lock}
        onUndo={steps.undo}
        onRedo={steps.redo}
      />
      <ViewBar scenario={later.scenario.scenario} onToday={showCurrent} />
      <KeyFigures
        overview={later.overview}
        family={family}
        base={later.overview?.scenario === later.scenario.scenario ? later.base : null}
      />
      <div className="plan-main">
        {families ? <FamilyList overview={later.overview} /> : null}
        <div className="plan-work">
          <Splitter orientation="vertical">
            <Splitter.Panel min={160}>{grid}</Splitter.Panel>
            {chart || knowing ? (
              <Splitter.Panel defaultSize="30%" min={120} max="60%">
                <BottomDock
                  scenario={scenario.scenario}
                  chart={chart}
                  knowing={knowing}
                  sides={shown}
                  visible={sides}
                  onStep={stepThroughWorklist}
                  onLeave={leave}
                />
              </Splitter.Panel>
            ) : null}
          </Splitter>
        </div>
        {forecastOpen ? <SelectedForecast scenario={scenario.scenario} /> : null}
        {whyOpen ? <SelectedWhy scenario={scenario.scenario} onGo={go} /> : null}
      </div>
      <BriefHost scenario={scenario.scenario} placeOf={placeOf} />
      <SplitDialog scenario={session.scenario} onConfirm={confirm} onClosed={focus} />
      <ManyDialog scenario={session.scenario} onConfirm={many.confirm} onClosed={refocus} />
      <PlanMenu
        scenario={scenario}
        session={session}
        onLock={lock}
        jumps={jumps}
        base={base}
        commandsOf={commandsOf}
        onGo={go}
      />
      <StatusLine session={later.session} onUndo={steps.undo} />
    </>
  )
}
