// Photos that wait for the network: kept so that they are there after a reload or a restart.

const MARK = 'kept:'

// #ifdef H5
const STORE = 'photos'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('doorstep', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const change = database.transaction(STORE, mode)
      const asked = ask(change.objectStore(STORE))
      change.oncomplete = () => resolve(asked.result)
      change.onerror = change.onabort = () => reject(change.error)
    })
  } finally {
    database.close()
  }
}
// #endif

/** Keep a photo under a name; its own path is answered where it cannot be kept for longer. */
export async function keepPhoto(path: string, name: string): Promise<string> {
  // #ifdef H5
  try {
    const photo = await (await fetch(path)).blob()
    await within('readwrite', (store) => store.put(photo, name))
    return MARK + name
  } catch {
    return path
  }
  // #endif
  // #ifndef H5
  return new Promise((resolve) => {
    uni.saveFile({ tempFilePath: path, success: ({ savedFilePath }) => resolve(MARK + savedFilePath), fail: () => resolve(path) })
  })
  // #endif
}

/** A path under which a kept photo can be sent; '' when it is gone. */
export async function openPhoto(kept: string): Promise<string> {
  if (!kept.startsWith(MARK)) return kept
  const name = kept.slice(MARK.length)
  // #ifdef H5
  try {
    const photo = await within<Blob | undefined>('readonly', (store) => store.get(name) as IDBRequest<Blob | undefined>)
    return photo ? URL.createObjectURL(photo) : ''
  } catch {
    return ''
  }
  // #endif
  // #ifndef H5
  return name
  // #endif
}

/** A kept photo was sent, or will never be. */
export async function dropPhoto(kept: string): Promise<void> {
  if (!kept.startsWith(MARK)) return
  const name = kept.slice(MARK.length)
  // #ifdef H5
  await within('readwrite', (store) => store.delete(name)).catch(() => undefined)
  // #endif
  // #ifndef H5
  uni.removeSavedFile({ filePath: name, complete: () => undefined })
  // #endif
}
