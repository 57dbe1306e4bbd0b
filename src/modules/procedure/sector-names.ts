interface NamedSector {
  readonly code: string
  readonly name: string
}

/**
 * The portal keeps several sectors under one name (“Đất đai” of two ministries): wherever people choose, two of one name are told apart by
 * their codes. Some names begin with a small letter there.
 */
export function sectorsApart<Sector extends NamedSector>(sectors: readonly Sector[]): readonly Sector[] {
  const spoken = (name: string) => name.trim().toLocaleLowerCase('vi')
  const times = Map.groupBy(sectors, ({ name }) => spoken(name))
  return sectors.map((one) => {
    const name = one.name.charAt(0).toLocaleUpperCase('vi') + one.name.slice(1)
    return times.get(spoken(one.name))?.length === 1 ? { ...one, name } : { ...one, name: `${name} · ${one.code}` }
  })
}
