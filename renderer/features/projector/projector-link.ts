/** Windows of one program tell each other where the desk is. */
import { useEffect } from 'react'
import { useViewState } from '../../app/view-state'
import { type ProjectorPlace, placeOfDesk, useProjector } from './projector-state'

type Word = { readonly kind: 'where' } | ({ readonly kind: 'here' } & ProjectorPlace)

const channelName = 'evenkeel.projector'

const deskNow = (): ProjectorPlace => {
  const { open, scenario, page } = useProjector.getState()
  return open ? { scenario, page } : placeOfDesk()
}

/** The desk says where it is whenever it moves, and to a window that asks. */
export function useTellProjectors(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    let last = ''
    const tell = (): void => {
      const word: Word = { kind: 'here', ...deskNow() }
      const said = JSON.stringify(word)
      if (said !== last) channel.postMessage(word)
      last = said
    }
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.kind !== 'where') return
      last = ''
      tell()
    }
    const stops = [useViewState.subscribe(tell), useProjector.subscribe(tell)]
    return () => {
      for (const stop of stops) stop()
      channel.close()
    }
  }, [])
}

/** A window of its own goes where the desk goes, as long as it follows. */
export function useFollowDesk(): void {
  const following = useProjector((state) => state.following)
  useEffect(() => {
    if (!following) return
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.kind === 'here')
        useProjector.getState().show({ scenario: data.scenario, page: data.page })
    }
    channel.postMessage({ kind: 'where' } satisfies Word)
    return () => channel.close()
  }, [following])
}
